package io.kefu.intake.inbox;

import io.kefu.intake.file.Archives;
import io.kefu.problem.Problem;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a member of an archive, that may be read.
 *
 * @param problem why it is not read; null for one to read
 */
record InboxItem(
        String path,
        Path onDisk,
        String source,
        String fileName,
        @Nullable Problem problem) {

    /** Its source is the directory of the inbox that it lies in, at whatever depth; elsewhere its own directory. */
    static InboxItem of(Path file, @Nullable Problem problem, Workspace workspace) {
        Path inbox = workspace.inbox().toAbsolutePath().normalize();
        Path parent = file.getParent();
        String own = parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
        Path inside = file.startsWith(inbox) ? inbox.relativize(file) : null;
        String source =
                inside != null && inside.getNameCount() > 1 ? inside.getName(0).toString() : own;
        return new InboxItem(file.toString(), file, source, String.valueOf(file.getFileName()), problem);
    }

    /** A member's own name, without the directories that it lies in. */
    static InboxItem member(String path, Path archive, String source) {
        String name = path.replace('\\', '/');
        String own = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1);
        return new InboxItem(path, archive, source, own, null);
    }

    String displayName() {
        String member = Archives.memberOf(path);
        String name = source + "/" + onDisk.getFileName();
        return member == null ? name : name + Archives.MARK + member;
    }
}
