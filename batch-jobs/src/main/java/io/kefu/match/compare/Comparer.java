package io.kefu.match.compare;

import io.kefu.match.table.Table;

/** Compares two records of a table. Keeps what it found until the next comparison; one per thread. */
public final class Comparer {

    private final Findings findings = new Findings();
    private final NameComparer names;
    private final ContactComparer contacts;
    private final PlaceComparer places;

    public Comparer(Table table) {
        Likeness likeness = new Likeness();
        this.names = new NameComparer(table, likeness, findings);
        this.contacts = new ContactComparer(table, likeness, findings);
        this.places = new PlaceComparer(table, likeness, findings);
    }

    /** The levels of all comparisons. */
    public long compare(int a, int b) {
        comparePerson(a, b);
        return comparePlace(a, b);
    }

    /** The levels of all but company and place, which cost more; {@link #comparePlace} goes on with the same pair. */
    public long comparePerson(int a, int b) {
        findings.clear();
        names.compare(a, b);
        contacts.phones(a, b);
        contacts.emails(a, b);
        contacts.account(a, b);
        contacts.idNumber(a, b);
        contacts.birth(a, b);
        return findings.pattern();
    }

    public long comparePlace(int a, int b) {
        contacts.company(a, b);
        places.compare(a, b);
        return findings.pattern();
    }

    /** What the last comparison found. */
    public Findings findings() {
        return findings;
    }
}
