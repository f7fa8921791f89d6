package io.kefu.text.people;

import io.kefu.text.FactTable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The provinces of China and their cities, by short name ({@code 浙江}, {@code 杭州}). */
final class Regions {

    private static final Pattern KIND = Pattern.compile("(省|市|[\\p{IsHan}]{0,3}自治区|特别行政区)$");
    private static final int LONGEST = 4;

    private final Map<String, String> provinces = new HashMap<>();
    private final Map<String, String> provinceOfCity = new HashMap<>();

    private Regions() {
        FactTable.read("regions.txt", line -> add(line.split(" ")));
    }

    private void add(String[] words) {
        String province = province(words[0]);
        provinces.put(province, province);
        boolean ownCity = words.length == 1;
        if (ownCity) {
            provinceOfCity.put(province, province);
        }
        for (int i = 1; i < words.length; i++) {
            provinceOfCity.putIfAbsent(words[i], province);
        }
    }

    /** The short name of a province: without 省, 市 or 自治区. */
    static String province(String text) {
        if (text.startsWith("内蒙古") || text.startsWith("黑龙江")) {
            return text.substring(0, 3);
        }
        return text.length() > 2 ? text.substring(0, 2) : KIND.matcher(text).replaceFirst("");
    }

    static Regions get() {
        return Loaded.REGIONS;
    }

    /** The province that the text begins with, or null. */
    @Nullable
    String leadingProvince(String text) {
        return leading(provinces, text);
    }

    /** The city that the text begins with, or null. */
    @Nullable
    String leadingCity(String text) {
        return leading(provinceOfCity, text);
    }

    private static @Nullable String leading(Map<String, String> names, String text) {
        for (int length = Math.min(LONGEST, text.length()); length >= 2; length--) {
            String head = text.substring(0, length);
            if (names.containsKey(head)) {
                return head;
            }
        }
        return null;
    }

    @Nullable
    String provinceOf(String city) {
        return provinceOfCity.get(city);
    }

    private static final class Loaded {
        private static final Regions REGIONS = new Regions();
    }
}
