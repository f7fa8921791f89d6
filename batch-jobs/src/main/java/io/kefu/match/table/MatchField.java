package io.kefu.match.table;

/** What a row may tell about who its person or company is, as it was typed. */
public enum MatchField {
    /** A whole name, a person's or a company's. */
    NAME,
    GIVEN_NAME,
    SURNAME,
    COMPANY,
    /** One or several, separated by {@code ; , 、 |} or {@code /}. */
    PHONE,
    /** One or several, separated like phones. */
    EMAIL,
    WECHAT,
    /** A number that names one person for good: identity card, passport, social security. */
    NATIONAL_ID,
    BIRTH_DATE,
    /** A whole address or its lines below the district. */
    ADDRESS,
    HOUSE_NUMBER,
    /** The smallest area: district, county, suburb below a city. */
    DISTRICT,
    CITY,
    PROVINCE,
    POSTCODE
}
