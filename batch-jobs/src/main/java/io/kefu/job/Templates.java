package io.kefu.job;

import io.kefu.intake.Trial;
import io.kefu.intake.format.Input;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The workbooks that sheets and reports are filled from: shipped ones, and the workspace's own in their place. */
public final class Templates {

    /** The blank form: nothing is filled into it, people write it and it is imported. */
    private static final String FORM = "intake-form";

    private static final List<String> NAMES =
            List.of("classify", "customers", FORM, "kpi", "progress", "registration", "review");

    private final Services services;

    public Templates(Services services) {
        this.services = services;
    }

    /**
     * A template in use.
     *
     * @param own true when it is the workspace's
     * @param comesBack true when sheets that are filled from it can be read again
     */
    public record Line(String name, Language language, String origin, boolean own, boolean comesBack) {}

    /** All templates in use, in both languages. */
    public List<Line> list() {
        List<Line> lines = new ArrayList<>();
        for (String name : NAMES) {
            for (Language language : Language.values()) {
                lines.add(line(name, language, resource(name, language)));
            }
        }
        return lines;
    }

    private static Line line(String name, Language language, Workspace.Resource resource) {
        SheetTemplate template = SheetTemplate.read(resource.name(), resource.content());
        return new Line(
                name,
                language,
                resource.name(),
                !Workspace.isShipped(resource.name()),
                name.equals(FORM) || template.headings().containsKey(SheetKind.STAMP));
    }

    private Workspace.Resource resource(String name, Language language) {
        return services.workspace().template(language, name + ".xlsx");
    }

    private static String path(String name, Language language) {
        return "templates/" + language.code() + "/" + name + ".xlsx";
    }

    /** Copies a shipped template into the workspace, where it can be restyled; an own one is never overwritten. */
    public Path copy(String name, Language language) {
        known(name);
        Path own = services.workspace().root().resolve(path(name, language));
        if (Files.exists(own)) {
            throw new KefuException(new JobProblem.TemplateExists(own.toString()));
        }
        Workspace.Resource shipped = resource(name, language);
        OutputFile.write(own, out -> out.write(shipped.content()));
        return own;
    }

    /** Refuses a template in use that names what there is not, or has no marked row where it needs one. */
    public Line check(String name, Language language) {
        known(name);
        return check(name, language, resource(name, language));
    }

    /** The same for a file that is not in use yet. */
    public Line check(String name, Language language, Path file) {
        known(name);
        try {
            return check(name, language, new Workspace.Resource(file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new KefuException(
                    new io.kefu.workspace.WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }

    private Line check(String name, Language language, Workspace.Resource resource) {
        SheetTemplate template = SheetTemplate.read(resource.name(), resource.content());
        try {
            switch (name) {
                case "registration" -> services.ticket().sheets().checkRegistration(template);
                case "progress" -> services.ticket().sheets().checkProgress(template);
                case "classify" -> services.ticket().classifySheet().check(template);
                case "customers" -> services.care().sheet().check(template);
                case "review" -> services.customer().reviewSheet().check(template);
                case FORM -> checkForm(resource);
                default -> services.kpi().workbook().check(template);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!name.equals("kpi") && !name.equals(FORM) && template.headings().isEmpty()) {
            throw new KefuException(new JobProblem.NoMarkedRow(resource.name()));
        }
        return line(name, language, resource);
    }

    /** The mapping of the form must find its columns. */
    private void checkForm(Workspace.Resource resource) throws IOException {
        Path copy = Files.createTempFile("kefu-form-", ".xlsx");
        try {
            Files.write(copy, resource.content());
            String mapping =
                    services.workspace().resource("mappings/" + FORM + ".yaml").text();
            Trial.of(
                    services.workspace(),
                    mapping,
                    new Input(copy, resource.name()),
                    services.clock().instant(),
                    1,
                    1);
        } finally {
            Files.delete(copy);
        }
    }

    private static void known(String name) {
        if (!NAMES.contains(name)) {
            throw new KefuException(new JobProblem.NoSuchTemplate(name, Nearest.to(name, NAMES)));
        }
    }
}
