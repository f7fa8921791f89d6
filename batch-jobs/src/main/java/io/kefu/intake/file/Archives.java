package io.kefu.intake.file;

import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import io.kefu.workspace.Workspace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Files in {@code .zip} and {@code .gz} archives. A member is a file of its own, called {@code calls.zip!cdr.csv}: it is
 * known by its own content, and read from a copy that is deleted again.
 */
public final class Archives {

    public static final String MARK = "!";

    /** Older Windows programs write names in the system's encoding; newer ones say that theirs are UTF-8. */
    private static final Charset OLD_NAMES = Charset.forName("GB18030");

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final Limits limits;

    public Archives(Limits limits) {
        this.limits = limits;
    }

    public static boolean isArchive(Path file) {
        String name = lowerName(file.toString());
        return name.endsWith(".zip") || name.endsWith(".gz");
    }

    private static String lowerName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The archive of a member's path, or the path itself when it is no member. */
    public static Path fileOf(String path) {
        int mark = mark(path);
        return Path.of(mark < 0 ? path : path.substring(0, mark));
    }

    /** The member's name, or null when the path is not one of a member. */
    public static @Nullable String memberOf(String path) {
        int mark = mark(path);
        return mark < 0 ? null : path.substring(mark + MARK.length());
    }

    private static int mark(String path) {
        String lower = lowerName(path);
        int zip = lower.indexOf(".zip" + MARK);
        int gzip = lower.indexOf(".gz" + MARK);
        return zip >= 0 ? zip + 4 : gzip >= 0 ? gzip + 3 : -1;
    }

    /**
     * The paths of an archive's files, in name order, without those that systems leave there for themselves.
     *
     * @throws KefuException when it is damaged, holds too many files, or one with an unsafe name
     */
    public List<String> members(Path archive) {
        String base = archive + MARK;
        if (!lowerName(archive.toString()).endsWith(".zip")) {
            String name = String.valueOf(archive.getFileName());
            return List.of(base + name.substring(0, name.length() - 3));
        }
        List<String> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (ZipFile zip = open(archive)) {
            if (zip.size() > limits.members()) {
                throw new KefuException(new FileProblem.TooManyMembers(archive.toString(), limits.members()));
            }
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .forEach(name -> {
                        refuseUnsafe(archive, name);
                        if (!seen.add(name)) {
                            throw new KefuException(new FileProblem.TwinMembers(archive.toString(), name));
                        }
                        if (!isHidden(name)) {
                            members.add(base + name);
                        }
                    });
        } catch (IOException e) {
            throw unreadable(archive.toString(), e);
        }
        members.sort(String::compareTo);
        return members;
    }

    /** Names are in UTF-8 also where the archive does not say so, unless they cannot be. */
    private static ZipFile open(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile());
        } catch (ZipException e) {
            return new ZipFile(archive.toFile(), OLD_NAMES);
        }
    }

    private static void refuseUnsafe(Path archive, String name) {
        String path = name.replace('\\', '/');
        boolean unsafe = path.startsWith("/")
                || path.matches("(?s)[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")
                || path.indexOf('\0') >= 0;
        if (unsafe) {
            throw new KefuException(new FileProblem.UnsafeMember(archive.toString(), name));
        }
    }

    private static boolean isHidden(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("__MACOSX/")
                || path.substring(path.lastIndexOf('/') + 1).startsWith(".");
    }

    /** The file under the path; a member's copy is the caller's to delete. */
    public Input open(String path) {
        String member = memberOf(path);
        if (member == null) {
            return Input.of(Path.of(path));
        }
        if (isArchive(Path.of(member))) {
            throw new KefuException(new FileProblem.NestedArchive(path));
        }
        Path copy = null;
        try {
            copy = Files.createTempFile("kefu-", ".member");
            unpack(fileOf(path), member, path, copy);
            return new Input(copy, path);
        } catch (IOException e) {
            delete(copy);
            throw unreadable(path, e);
        } catch (KefuException e) {
            delete(copy);
            throw e;
        }
    }

    /** Deletes what {@link #open} copied. */
    public static void release(Input input, String path) {
        if (memberOf(path) != null) {
            delete(input.path());
        }
    }

    private static void delete(@Nullable Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // The system's temporary directory is cleaned by the system.
        }
    }

    private void unpack(Path archive, String member, String name, Path target) throws IOException {
        long packed = Files.size(archive);
        try (OutputStream out = Files.newOutputStream(target)) {
            if (!lowerName(archive.toString()).endsWith(".zip")) {
                try (InputStream in = bounded(new GZIPInputStream(Files.newInputStream(archive)), packed, name)) {
                    in.transferTo(out);
                }
                return;
            }
            try (ZipFile zip = open(archive)) {
                ZipEntry entry = zip.getEntry(member);
                if (entry == null) {
                    throw new IOException("the archive has no " + member);
                }
                try (InputStream in = bounded(zip.getInputStream(entry), entry.getCompressedSize(), name)) {
                    in.transferTo(out);
                }
            }
        }
    }

    /** Stops where the content has outgrown what is allowed: sizes that an archive states of itself prove nothing. */
    private InputStream bounded(InputStream in, long packed, String name) {
        long most = Math.min(
                limits.unpackedBytes(), Math.max(ALWAYS_ALLOWED, Math.max(1, packed) * limits.unpackedRatio()));
        return new FilterInputStream(in) {
            private long seen;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = super.read(bytes, offset, length);
                seen += Math.max(0, n);
                if (seen > most) {
                    throw new KefuException(new FileProblem.Overgrown(name, (most >> 20) + " MiB"));
                }
                return n;
            }
        };
    }

    private static KefuException unreadable(String name, IOException e) {
        return new KefuException(new FileProblem.UnreadableFile(name, Workspace.reason(e)), e);
    }
}
