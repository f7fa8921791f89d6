package io.kefu.text.people;

import io.kefu.text.FactTable;
import java.util.HashSet;
import java.util.Set;

/** The domains at which anybody can have a mailbox: those of one domain have nothing in common. */
public final class PublicMail {

    private static final Set<String> DOMAINS = read();

    private PublicMail() {}

    /** True for a provider of mailboxes to the public; subdomains such as {@code vip.163.com} too. */
    public static boolean serves(String domain) {
        String rest = domain;
        while (rest.indexOf('.') > 0) {
            if (DOMAINS.contains(rest)) {
                return true;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return false;
    }

    private static Set<String> read() {
        Set<String> domains = new HashSet<>();
        FactTable.read("public-mail.txt", domains::add);
        return domains;
    }
}
