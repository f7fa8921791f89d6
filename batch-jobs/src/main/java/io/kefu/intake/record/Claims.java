package io.kefu.intake.record;

import io.kefu.text.Placeholders;
import io.kefu.text.people.EmailAddresses;
import io.kefu.text.people.NationalId;
import io.kefu.text.people.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a record claims about who its person is, in normal form.
 *
 * @param identities identities in the order phone, e-mail, WeChat id, customer number, identity number
 */
public record Claims(List<Identity> identities) {

    /** The kind of identity that two people never share. */
    public static final String NATIONAL_ID = "national_id";

    /**
     * Something that only one customer has.
     *
     * @param kind {@code phone} (E.164), {@code email}, {@code wechat}, {@code number} (with its name space), or {@code
     *     national_id} (one that passes its check)
     */
    public record Identity(String kind, String value) {}

    /**
     * Reads the claims of a record.
     *
     * @param customerNumbers the name space of its customer numbers
     */
    public static Claims of(RecordKind kind, CanonicalRecord content, String customerNumbers, PhoneNumbers phones) {
        List<Identity> identities = new ArrayList<>();
        for (String phone : content.list(Field.PHONE)) {
            phones.all(phone).stream()
                    .filter(number -> !Placeholders.isNoNumber(number))
                    .forEach(number -> add(identities, "phone", number));
        }
        for (String email : content.list(Field.EMAIL)) {
            EmailAddresses.normal(email)
                    .filter(address -> !Placeholders.isNoAddress(address))
                    .ifPresent(address -> add(identities, "email", address));
        }
        for (String wechat : content.list(Field.WECHAT)) {
            add(identities, "wechat", wechat);
        }
        Field number = kind == RecordKind.CUSTOMER ? Field.EXTERNAL_ID : Field.CUSTOMER_NO;
        String customerNo = content.text(number);
        if (customerNo != null) {
            add(identities, "number", customerNumbers + ":" + customerNo.toUpperCase(Locale.ROOT));
        }
        String card = content.text(Field.NATIONAL_ID);
        if (card != null && NationalId.isProven(NationalId.normal(card))) {
            add(identities, NATIONAL_ID, NationalId.normal(card));
        }
        return new Claims(List.copyOf(identities));
    }

    private static void add(List<Identity> identities, String kind, String value) {
        Identity identity = new Identity(kind, value);
        if (isTelling(value) && !identities.contains(identity)) {
            identities.add(identity);
        }
    }

    /** What people type where there is nothing to tell would join strangers. */
    private static boolean isTelling(String value) {
        return !Placeholders.saysNothing(value.substring(value.indexOf(':') + 1));
    }

    /** The values of one kind. */
    public List<String> values(String kind) {
        return identities.stream()
                .filter(identity -> identity.kind().equals(kind))
                .map(Identity::value)
                .toList();
    }
}
