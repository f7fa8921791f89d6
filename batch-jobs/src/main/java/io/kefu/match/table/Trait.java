package io.kefu.match.table;

/** What rows are compared by, in normal form. */
public enum Trait {
    SURNAME,
    GIVEN,
    COMPANY,
    PHONE,
    /** The part of an e-mail address before the @. */
    EMAIL,
    /** The part behind it; in the order of the users. */
    DOMAIN,
    ACCOUNT,
    ID_NUMBER,
    BIRTH,
    HOUSE,
    STREET,
    DISTRICT,
    CITY,
    PROVINCE,
    POSTCODE;

    static final int COUNT = values().length;

    /** Its place in arrays with a place for each trait. */
    @SuppressWarnings("EnumOrdinal") // nothing that outlives the process depends on it
    int index() {
        return ordinal();
    }
}
