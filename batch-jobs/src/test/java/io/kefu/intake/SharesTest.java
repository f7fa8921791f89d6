package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.format.Part;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.Mappings;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharesTest {

    @TempDir
    private Path directory;

    private Workspace workspace;
    private Map<String, Mapping> mappings;
    private final List<PlannedFile> files = new ArrayList<>();

    @BeforeEach
    void makeAWorkspace() {
        workspace = Workspace.create(directory.resolve("office"));
        mappings = Mappings.all(workspace);
    }

    private void file(String mapping, int lines) throws IOException {
        Path file = directory.resolve(files.size() + ".jsonl");
        Files.writeString(file, "{\"a\": 123}\n".repeat(lines));
        files.add(new PlannedFile(
                files.size(),
                files.size(),
                file.toString(),
                "",
                Files.size(file),
                Objects.requireNonNull(mappings.get(mapping))));
    }

    private List<List<FilePart>> shares(int most, long least) {
        return Shares.of(files, workspace.settings().limits(), most, least);
    }

    @Test
    void aLargeFileIsInSeveralAndManySmallOnesInOne() throws IOException {
        for (int i = 0; i < 20; i++) {
            file("chat", 10);
        }
        file("chat", 800);
        List<List<FilePart>> shares = shares(5, 1);
        assertThat(shares).hasSize(5);
        assertThat(shares.get(0)).hasSizeGreaterThanOrEqualTo(20);
        for (PlannedFile file : files) {
            List<Part> parts = shares.stream()
                    .flatMap(List::stream)
                    .filter(part -> part.file().equals(file))
                    .map(FilePart::part)
                    .toList();
            assertThat(parts.get(0).isFirst()).isTrue();
            assertThat(parts.get(parts.size() - 1).isLast()).isTrue();
            for (int i = 1; i < parts.size(); i++) {
                assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
            }
        }
    }

    @Test
    void aShareIsNotSmallerThanItIsWorth() throws IOException {
        file("chat", 800);
        assertThat(shares(64, 100_000)).hasSize(1);
    }

    @Test
    void correctionsAreInNone() throws IOException {
        file("corrections", 10);
        assertThat(shares(5, 1)).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsOnePartOfWhoeverReadsIt() throws IOException {
        file("chat", 800);
        Files.delete(Path.of(files.get(0).path()));
        assertThat(shares(5, 1)).containsExactly(List.of(FilePart.whole(files.get(0))));
    }
}
