package io.kefu.sheet.workbook;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** The values of an .xls (Excel 97 to 2003), pulled from its records. */
final class XlsFile implements Workbook {

    private static final Set<String> STREAMS = Set.of("Workbook", "WORKBOOK", "BOOK", "WorkBook");

    private final Path file;
    private final POIFSFileSystem container;
    private final String stream;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(record -> {});
    private final Map<Integer, String> codes = new HashMap<>();
    private @Nullable SSTRecord texts;
    private boolean from1904;

    private XlsFile(Path file, POIFSFileSystem container) throws IOException {
        this.file = file;
        this.container = container;
        this.stream = container.getRoot().getEntryNames().stream()
                .filter(STREAMS::contains)
                .findFirst()
                .orElseThrow(() -> new IOException("no workbook stream"));
        try (DocumentInputStream in = container.createDocumentInputStream(stream)) {
            RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
            for (Record record = records.nextRecord();
                    record != null && !(record instanceof EOFRecord);
                    record = records.nextRecord()) {
                formats.processRecord(record);
                if (record instanceof FormatRecord format) {
                    codes.put(format.getIndexCode(), format.getFormatString());
                }
                if (record instanceof BoundSheetRecord sheet) {
                    sheets.add(sheet);
                } else if (record instanceof SSTRecord shared) {
                    texts = shared;
                } else if (record instanceof DateWindow1904Record window) {
                    from1904 = window.getWindowing() == 1;
                }
            }
        }
    }

    static Workbook open(Path file) {
        POIFSFileSystem container = null;
        try {
            container = new POIFSFileSystem(file.toFile(), true);
            return new XlsFile(file, container);
        } catch (IOException | RuntimeException e) {
            boolean message = container != null
                    && container.getRoot().getEntryNames().stream().anyMatch(name -> name.startsWith("__substg1.0_"));
            if (container != null) {
                closeQuietly(container);
            }
            SheetProblem.Reason reason = message ? SheetProblem.Reason.OUTLOOK_MESSAGE : reason(e);
            throw new KefuException(new SheetProblem.UnreadableWorkbook(file.toString(), reason), e);
        }
    }

    private static SheetProblem.Reason reason(Exception e) {
        boolean locked = e instanceof EncryptedDocumentException
                || e instanceof org.apache.poi.OldFileFormatException
                || "no workbook stream".equals(e.getMessage());
        return locked ? SheetProblem.Reason.OLD_OR_PASSWORD : SheetProblem.Reason.DAMAGED;
    }

    @Override
    public List<String> sheetNames() {
        return sheets.stream().map(BoundSheetRecord::getSheetname).toList();
    }

    private boolean isDate(int format) {
        return DateFormats.isDate(format, codes.get(format));
    }

    @Override
    public SheetRows rows(String sheet) {
        try {
            DocumentInputStream in = container.createDocumentInputStream(stream);
            RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
            skipTo(records, position(sheet) + 1);
            return new XlsSheet(file, in, records, texts, cell -> isDate(formats.getFormatIndex(cell)), from1904);
        } catch (IOException | RuntimeException e) {
            throw new KefuException(
                    new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.DAMAGED), e);
        }
    }

    @Override
    public List<Merge> merges(String sheet) {
        List<Merge> merges = new ArrayList<>();
        try (DocumentInputStream in = container.createDocumentInputStream(stream)) {
            RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
            skipTo(records, position(sheet) + 1);
            int charts = 0;
            for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
                if (record instanceof BOFRecord) {
                    charts++;
                } else if (record instanceof EOFRecord && charts-- == 0) {
                    break;
                } else if (record instanceof MergeCellsRecord merged) {
                    for (int i = 0; i < merged.getNumAreas(); i++) {
                        CellRangeAddress area = merged.getAreaAt(i);
                        merges.add(new Merge(
                                area.getFirstRow() + 1L,
                                area.getLastRow() + 1L,
                                area.getFirstColumn(),
                                area.getLastColumn()));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new KefuException(
                    new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.DAMAGED), e);
        }
        return merges;
    }

    /** The sheets' records follow the workbook's own in the order of their offsets. */
    private int position(String sheet) {
        BoundSheetRecord wanted = sheets.stream()
                .filter(known -> known.getSheetname().equals(sheet))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sheet " + sheet));
        return List.of(BoundSheetRecord.orderByBofPosition(sheets)).indexOf(wanted);
    }

    /** Substreams can hold others, such as a chart in a sheet. */
    private static void skipTo(RecordFactoryInputStream records, int substream) {
        int depth = 0;
        int seen = 0;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord) {
                if (depth++ == 0 && seen++ == substream) {
                    return;
                }
            } else if (record instanceof EOFRecord) {
                depth--;
            }
        }
        throw new IllegalStateException("the sheet's records are missing");
    }

    private static void closeQuietly(POIFSFileSystem container) {
        try {
            container.close();
        } catch (IOException e) {
            // It was opened for reading only.
        }
    }

    @Override
    public void close() {
        closeQuietly(container);
    }
}
