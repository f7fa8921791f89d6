package io.kefu.text.people;

import io.kefu.text.Folding;
import io.kefu.text.Han;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in parts, folded for comparing; parts that it does not tell are empty.
 *
 * @param province or state, short ({@code 浙江})
 * @param city without 市
 * @param district with its kind ({@code 西湖区})
 * @param words what tells the place inside the district: roads, estates, buildings, and the numbers in order
 */
public record PostalAddress(String province, String city, String district, List<String> words) {

    private static final Pattern COUNTRY = Pattern.compile("^(中华人民共和国|中国)");
    private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Pattern PROVINCE_KIND = Pattern.compile("^(省|市|维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区)");
    private static final Pattern CITY_KIND = Pattern.compile("^(市|地区|盟|[\\p{IsHan}]{0,8}?自治州)");
    private static final Pattern UNKNOWN_CITY = Pattern.compile("^[\\p{IsHan}]{2,5}?市(?!场|民|政)");
    private static final Pattern DISTRICT =
            Pattern.compile("^[\\p{IsHan}]{1,6}?(自治县|自治旗|新区|开发区|高新区|区|县|旗|市(?!场|民|政))(?![路街道])");
    private static final Pattern PART = Pattern.compile("[0-9]+|[a-z]+[0-9a-z]*|[\\p{IsHan}]+");
    private static final Pattern PLACE_END =
            Pattern.compile("(?<=路|街|大道|巷|弄|胡同|镇|乡|小区|花园|新村|广场|大厦|公寓|家园|街道|工业园|苑)(?!道)");
    private static final Pattern UNITS = Pattern.compile("^(号楼|号院|号|栋|幢|座|单元|室|楼|层|弄|组|队|期|户|房|之)+");
    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "street"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("blvd", "boulevard"),
            Map.entry("blv", "boulevard"),
            Map.entry("dr", "drive"),
            Map.entry("ln", "lane"),
            Map.entry("ct", "court"),
            Map.entry("pl", "place"),
            Map.entry("cct", "circuit"),
            Map.entry("cres", "crescent"),
            Map.entry("cl", "close"),
            Map.entry("sq", "square"),
            Map.entry("hwy", "highway"),
            Map.entry("pkwy", "parkway"),
            Map.entry("ter", "terrace"),
            Map.entry("mt", "mount"),
            Map.entry("n", "north"),
            Map.entry("s", "south"),
            Map.entry("e", "east"),
            Map.entry("w", "west"));

    /** Tells nothing. */
    public static final PostalAddress NONE = new PostalAddress("", "", "", List.of());

    public PostalAddress {
        words = List.copyOf(words);
    }

    /** Takes an address apart; several lines may be joined by line breaks. */
    public static PostalAddress of(String text) {
        String folded = Folding.words(text);
        return Han.in(folded) ? chinese(folded.replace(" ", "")) : new PostalAddress("", "", "", western(folded));
    }

    /** The name of a city, district or state for comparing: Chinese without its kind, others folded. */
    public static String place(String text) {
        String folded = Folding.words(text);
        if (!Han.in(folded)) {
            return folded;
        }
        String solid = folded.replace(" ", "");
        String city = Regions.get().leadingCity(solid);
        return city != null
                        && CITY_KIND
                                .matcher(solid.substring(city.length()))
                                .replaceFirst("")
                                .isEmpty()
                ? city
                : solid.length() > 2 && solid.endsWith("市") ? solid.substring(0, solid.length() - 1) : solid;
    }

    /** The short name of a province or state. */
    public static String province(String text) {
        String folded = Folding.words(text);
        return Han.in(folded) ? Regions.province(folded.replace(" ", "")) : folded;
    }

    private static PostalAddress chinese(String address) {
        Regions regions = Regions.get();
        String rest =
                POSTCODE.matcher(COUNTRY.matcher(address).replaceFirst("")).replaceFirst("");
        @Nullable String province = regions.leadingProvince(rest);
        if (province != null) {
            rest = PROVINCE_KIND.matcher(rest.substring(province.length())).replaceFirst("");
        }
        @Nullable String city = regions.leadingCity(rest);
        if (city != null) {
            rest = CITY_KIND.matcher(rest.substring(city.length())).replaceFirst("");
            if (province == null) {
                province = regions.provinceOf(city);
            }
        } else if (province != null && regions.provinceOf(province) != null) {
            city = province;
        } else {
            Matcher unknown = UNKNOWN_CITY.matcher(rest);
            if (unknown.find()) {
                city = rest.substring(0, unknown.end() - 1);
                rest = rest.substring(unknown.end());
            }
        }
        Matcher district = DISTRICT.matcher(rest);
        String found = "";
        if (district.find()) {
            found = rest.substring(0, district.end());
            rest = rest.substring(district.end());
        }
        return new PostalAddress(province == null ? "" : province, city == null ? "" : city, found, parts(rest));
    }

    /** Runs of characters, cut after roads and estates, and numbers; what counts houses and rooms is left out. */
    private static List<String> parts(String rest) {
        List<String> words = new ArrayList<>();
        Matcher part = PART.matcher(rest);
        boolean number = false;
        while (part.find()) {
            String run = part.group();
            if (!Han.is(run.charAt(0))) {
                words.add(run);
                number = true;
                continue;
            }
            String name = number ? UNITS.matcher(run).replaceFirst("") : run;
            number = false;
            for (String place : PLACE_END.split(name)) {
                if (!place.isEmpty()) {
                    words.add(place);
                }
            }
        }
        return words;
    }

    private static List<String> western(String folded) {
        List<String> words = new ArrayList<>();
        for (String word : folded.split(" ")) {
            if (!word.isEmpty()) {
                words.add(LONG_FORMS.getOrDefault(word, word));
            }
        }
        return words;
    }
}
