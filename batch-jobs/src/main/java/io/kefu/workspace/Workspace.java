package io.kefu.workspace;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The directory that kefu works in: {@code kefu.yaml}, the database, {@code inbox/<source>/}, {@code out/} and
 * the optional directories whose files override the shipped ones ({@code templates/}, {@code mappings/},
 * {@code rules/}, {@code sla/}, {@code calendars/}).
 */
public final class Workspace {

    public static final String SETTINGS_FILE = "kefu.yaml";

    /** The database of a workspace that names no other. */
    public static final Path DATABASE_FILE = Path.of("kefu.db");

    private static final String ARCHIVE = "archive";
    private static final Pattern ARCHIVED = Pattern.compile("(?:^|/)" + ARCHIVE + "/(\\d{4}-\\d{2}-\\d{2}/.*)");
    private static final String SHIPPED = "/io/kefu/templates/";
    private static final String NOT_ITS_OWN = "shipped:";

    private final Path root;
    private final Settings settings;
    private final DatabaseSettings database;
    private final @Nullable Path rehearsal;
    private @Nullable Grades grades;

    private Workspace(Path root, Settings settings, DatabaseSettings database, @Nullable Path rehearsal) {
        this.root = root;
        this.settings = settings;
        this.database = database;
        this.rehearsal = rehearsal;
    }

    private static Workspace of(Path root, Settings settings) {
        return new Workspace(root, settings, settings.database().in(root), null);
    }

    /** Opens an existing workspace. */
    public static Workspace open(Path root) {
        Path file = root.resolve(SETTINGS_FILE);
        if (!Files.isRegularFile(file)) {
            throw new KefuException(new WorkspaceProblem.NoWorkspace(root.toString()));
        }
        try {
            return of(root, Settings.parse(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), reason(e)), e);
        }
    }

    /** Opens a directory as it is: without kefu.yaml its settings are the defaults. */
    public static Workspace openOrShipped(Path root) {
        return Files.isRegularFile(root.resolve(SETTINGS_FILE))
                ? open(root)
                : of(root, Settings.parse(SETTINGS_FILE, ""));
    }

    /** Makes the directories and a commented kefu.yaml; refuses a directory that already has one. */
    public static Workspace create(Path root) {
        return create(root, DATABASE_FILE.toString());
    }

    /** @param database the address that kefu.yaml is to name */
    public static Workspace create(Path root, String database) {
        refuseExisting(root);
        Path file = root.resolve(SETTINGS_FILE);
        try {
            Files.createDirectories(root.resolve("inbox"));
            Files.createDirectories(root.resolve("out"));
            String settings = shipped(SETTINGS_FILE);
            Files.writeString(file, settings.replace("database: " + DATABASE_FILE, "database: " + database));
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), reason(e)), e);
        }
        return open(root);
    }

    /** Refuses a directory that is a workspace already. */
    public static void refuseExisting(Path root) {
        Path file = root.resolve(SETTINGS_FILE);
        if (Files.exists(file)) {
            throw new KefuException(new WorkspaceProblem.WorkspaceExists(file.toString()));
        }
    }

    public Path root() {
        return root;
    }

    public Settings settings() {
        return settings;
    }

    /** What tickets can be about, and how much they can matter; read when it is first asked for. */
    public synchronized Grades grades() {
        if (grades == null) {
            grades = Grades.of(this);
        }
        return grades;
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path archive() {
        return root.resolve(ARCHIVE);
    }

    /** How the ledger names a file of the archive: the same however the workspace was named when it was moved there. */
    public String archivedName(Path file) {
        return ARCHIVE + "/" + archive().relativize(file).toString().replace('\\', '/');
    }

    /** The file that the ledger names so, absolute; earlier versions wrote the path as the command had it. */
    public Path archived(String name) {
        Matcher inside = ARCHIVED.matcher(name.replace('\\', '/'));
        Path file = inside.find() ? archive().resolve(inside.group(1)) : root.resolve(name);
        return file.toAbsolutePath().normalize();
    }

    /** The files that came with rows, each under its hash. */
    public Path attachments() {
        return rehearsal == null ? root.resolve("attachments") : rehearsal.resolve("attachments");
    }

    public Path out() {
        return rehearsal == null ? root.resolve("out") : rehearsal.resolve("out");
    }

    /** Where its database is; files are absolute or relative to the working directory. */
    public DatabaseSettings database() {
        return database;
    }

    /** The same workspace over another database than kefu.yaml names; a file is relative to it. */
    public Workspace over(DatabaseSettings other) {
        return new Workspace(root, settings, other.in(root), rehearsal);
    }

    /** The same workspace as it stands now. */
    public Workspace reopened() {
        return open(root).over(database);
    }

    /** The same workspace for a dry run: output goes to another directory, the inbox stays as it is. */
    public Workspace rehearsal(Path directory) {
        return new Workspace(root, settings, database, directory);
    }

    public boolean isRehearsal() {
        return rehearsal != null;
    }

    /** What sheets or reports in a language are made of, such as {@code kpi.xlsx}: the workspace's own, else the shipped one. */
    public Resource template(Language language, String file) {
        return resource("templates/" + language.code() + "/" + file);
    }

    /** A resource's text: the workspace's own file when there is one, else the shipped one. */
    public Resource resource(String name) {
        Path own = root.resolve(name);
        if (Files.isRegularFile(own)) {
            try {
                return new Resource(own.toString(), Files.readAllBytes(own));
            } catch (IOException e) {
                throw new KefuException(new WorkspaceProblem.CannotRead(own.toString(), reason(e)), e);
            }
        }
        // Shipped templates stand beside the other resources, in zh/ and en/.
        String shipped = name.startsWith("templates/") ? name.substring("templates/".length()) : name;
        byte[] content = shippedOrNull(shipped);
        if (content == null) {
            throw new KefuException(new WorkspaceProblem.NoSuchResource(name, root.toString()));
        }
        return new Resource(NOT_ITS_OWN + shipped, content);
    }

    /** True for the name of a resource, or a place in one, of which the workspace has no file of its own. */
    public static boolean isShipped(String name) {
        return name.startsWith(NOT_ITS_OWN);
    }

    /** The names of all resources of a directory, shipped ones and the workspace's own, in name order. */
    public List<String> resources(String directory) {
        TreeSet<String> names = new TreeSet<>();
        byte[] index = shippedOrNull(directory + "/index.txt");
        if (index != null) {
            new String(index, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> names.add(directory + "/" + line.strip()));
        }
        Path own = root.resolve(directory);
        if (Files.isDirectory(own)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(own, "*.yaml")) {
                files.forEach(file -> names.add(directory + "/" + file.getFileName()));
            } catch (IOException e) {
                throw new KefuException(new WorkspaceProblem.CannotRead(own.toString(), reason(e)), e);
            }
        }
        return new ArrayList<>(names);
    }

    /** A file's content and the name that messages use for it. */
    public record Resource(String name, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static String shipped(String name) throws IOException {
        byte[] content = shippedOrNull(name);
        if (content == null) {
            throw new IOException("the program's own " + name + " is missing");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] shippedOrNull(String name) {
        try (InputStream in = Workspace.class.getResourceAsStream(SHIPPED + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(name, reason(e)), e);
        }
    }

    /** What went wrong with a file, in the words of the system. */
    public static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException || e instanceof java.nio.file.NotDirectoryException) {
            return "a file stands where a directory is needed";
        }
        if (e instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
