package io.kefu.match;

/** What rows are compared by, in normal form. */
enum Trait {
    SURNAME,
    GIVEN,
    COMPANY,
    PHONE,
    EMAIL,
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
}
