package io.kefu.match.compare;

import io.kefu.text.Han;

/** How alike two Chinese names are, given name with given name or surname with surname. */
final class HanNames {

    private HanNames() {}

    /**
     * 1 they read alike or their two characters are swapped; 2 one lacks a character of the other; 3 they share a
     * character or a sound; 4 different. Single characters that read otherwise are different.
     */
    static int level(String a, String b) {
        int m = a.length();
        int n = b.length();
        if (m == n) {
            if (m <= 4 && readAlike(a, b)) {
                return 1;
            }
            if (m == 2 && Han.soundsLike(a.charAt(0), b.charAt(1)) && Han.soundsLike(a.charAt(1), b.charAt(0))) {
                return 1;
            }
        } else {
            String longer = m > n ? a : b;
            String shorter = m > n ? b : a;
            if (isPart(shorter, longer)) {
                return 2;
            }
        }
        if (m + n < 4) {
            return 4;
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                if (Han.soundsLike(a.charAt(i), b.charAt(j))) {
                    return 3;
                }
            }
        }
        return 4;
    }

    private static boolean readAlike(String a, String b) {
        for (int i = 0; i < a.length(); i++) {
            if (!Han.soundsLike(a.charAt(i), b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** True when the shorter is the longer with characters left out. */
    private static boolean isPart(String shorter, String longer) {
        int at = 0;
        for (int j = 0; j < longer.length() && at < shorter.length(); j++) {
            if (Han.soundsLike(shorter.charAt(at), longer.charAt(j))) {
                at++;
            }
        }
        return at == shorter.length();
    }
}
