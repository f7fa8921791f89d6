package io.kefu.intake.probe;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Input;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds where the records of a document stand: under the path with the most of them, the outermost of those. */
final class RecordPaths {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TOKENS = 200_000;

    private RecordPaths() {}

    static String ofJson(Input file, Charset charset) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader reader = Encodings.open(file.path(), charset);
                JsonParser in = JSON.createParser(ObjectReadContext.empty(), reader)) {
            List<String> names = new ArrayList<>();
            Deque<Boolean> lists = new ArrayDeque<>();
            Deque<Integer> depths = new ArrayDeque<>();
            int read = 0;
            for (JsonToken token = in.nextToken(); token != null && read++ < MOST_TOKENS; token = in.nextToken()) {
                if (token == JsonToken.START_OBJECT && Boolean.TRUE.equals(lists.peek())) {
                    counts.merge(String.join(".", names), 1, Integer::sum);
                }
                if (token.isStructStart()) {
                    lists.push(token == JsonToken.START_ARRAY);
                    depths.push(names.size());
                } else if (token.isStructEnd()) {
                    lists.pop();
                    cut(names, depths.pop());
                    if (!lists.isEmpty() && !lists.peek()) {
                        cut(names, depths.peek());
                    }
                } else if (token == JsonToken.PROPERTY_NAME) {
                    cut(names, depths.peek() == null ? 0 : depths.peek());
                    names.add(in.currentName());
                }
            }
        } catch (JacksonException e) {
            return best(counts); // what came before tells enough
        }
        return best(counts);
    }

    private static void cut(List<String> names, int size) {
        while (names.size() > size) {
            names.remove(names.size() - 1);
        }
    }

    private static String best(Map<String, Integer> counts) {
        // A list within records, such as turns, has more objects than records; the records stand further out.
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 20 >= most || entry.getValue() > 1)
                .min(Map.Entry.<String, Integer>comparingByKey((a, b) -> depth(a) - depth(b))
                        .thenComparing(Map.Entry.comparingByValue(Collections.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static int depth(String path) {
        return path.isEmpty() ? 0 : path.split("\\.").length;
    }

    /** Of XML the elements that recur and hold others; a root that recurs is a record itself. */
    static String ofXml(Input file, Charset charset) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> parents = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (BufferedReader reader = Encodings.open(file.path(), charset)) {
            XMLStreamReader xml = factory.createXMLStreamReader(reader);
            int read = 0;
            while (xml.hasNext() && read++ < MOST_TOKENS) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (!open.isEmpty()) {
                        parents.merge(path(open), 1, Integer::sum);
                    }
                    open.addLast(xml.getLocalName());
                    counts.merge(path(open), 1, Integer::sum);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.removeLast();
                }
            }
        } catch (XMLStreamException e) {
            // A second root ends the document: then the root is the record.
        }
        return counts.entrySet().stream()
                .filter(entry -> parents.containsKey(entry.getKey()) && entry.getValue() > 1)
                .min(Map.Entry.<String, Integer>comparingByKey((a, b) -> depth(a) - depth(b))
                        .thenComparing(Map.Entry.comparingByValue(Collections.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElseGet(() -> counts.keySet().stream()
                        .filter(path -> depth(path) == 1)
                        .findFirst()
                        .orElse(""));
    }

    private static String path(Deque<String> open) {
        return String.join(".", open);
    }
}
