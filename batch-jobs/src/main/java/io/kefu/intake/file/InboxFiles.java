package io.kefu.intake.file;

import io.kefu.intake.format.FileProblem;
import io.kefu.problem.Problem;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies below a directory to be read. One that cannot be read is told by name and keeps no other from being read. */
public final class InboxFiles {

    /** What desktops leave in directories. */
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

    private InboxFiles() {}

    /**
     * A file, or a directory or link, that was found.
     *
     * @param problem why it is not read; null for a file to read
     */
    public record Found(Path path, @Nullable Problem problem) {}

    /** Everything in name order but what is hidden, the lock files of spreadsheet programs, and litter. */
    public static List<Found> below(Path directory) {
        List<Found> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try {
            Path home = directory.toRealPath();
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    return isIgnored(path) && !path.equals(home)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (isIgnored(path)) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (attributes.isSymbolicLink()) {
                        found.add(new Found(named(path), leaves(path, named(path), home)));
                    } else if (attributes.isRegularFile()) {
                        found.add(new Found(named(path), null));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException e) {
                    found.add(new Found(
                            named(path),
                            new FileProblem.UnreadableFile(named(path).toString(), Workspace.reason(e))));
                    return FileVisitResult.CONTINUE;
                }

                /** As the caller named the directory, which may itself be a link. */
                private Path named(Path path) {
                    return directory.resolve(home.relativize(path));
                }

                @Override
                public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            found.add(new Found(directory, new FileProblem.UnreadableFile(directory.toString(), Workspace.reason(e))));
        }
        found.sort(Comparator.comparing(one -> one.path().toString()));
        return found;
    }

    /** A link may lead to a file of the same directory: whoever may put links there may not read what lies elsewhere. */
    private static @Nullable Problem leaves(Path link, Path named, Path home) {
        try {
            Path target = Files.readSymbolicLink(link);
            Path real = Files.exists(link) ? link.toRealPath() : null;
            return real != null && real.startsWith(home) && Files.isRegularFile(real)
                    ? null
                    : new FileProblem.LinkOutside(named.toString(), target.toString());
        } catch (IOException e) {
            return new FileProblem.UnreadableFile(named.toString(), Workspace.reason(e));
        }
    }

    private static boolean isIgnored(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") || name.startsWith("~$") || LITTER.contains(name.toLowerCase(Locale.ROOT));
    }
}
