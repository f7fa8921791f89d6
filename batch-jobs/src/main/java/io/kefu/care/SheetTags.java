package io.kefu.care;

import io.kefu.customer.CustomerRepository;
import io.kefu.sheet.SheetKind;
import io.kefu.text.Lists;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cell of a customer's tags, which shows the tags of the rules beside those that people gave. */
final class SheetTags {

    private SheetTags() {}

    /** What rules give is neither taken over as if somebody had given it, nor taken away. */
    static Set<String> stated(String text, Care now) {
        Set<String> tags = new LinkedHashSet<>(Lists.parts(text));
        tags.removeAll(now.earned());
        return tags;
    }

    /**
     * The tags that the register states: those of the sheet, and which of the others' it took away.
     *
     * @param before what it stated so far
     */
    static String registered(SheetKind.Change change, Care now, String before) {
        Set<String> stated = stated(change.value().text(), now);
        Set<String> removed = new LinkedHashSet<>();
        stated(change.current(), now).stream().map(CustomerRepository::removal).forEach(removed::add);
        Lists.parts(before).stream()
                .filter(tag -> tag.equals(CustomerRepository.removal(tag.substring(1))))
                .forEach(removed::add);
        stated.stream().map(CustomerRepository::removal).forEach(removed::remove);
        return Stream.concat(stated.stream(), removed.stream()).collect(Collectors.joining(";"));
    }
}
