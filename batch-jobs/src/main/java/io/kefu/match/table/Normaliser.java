package io.kefu.match.table;

import io.kefu.text.Folding;
import io.kefu.text.Han;
import io.kefu.text.Masked;
import io.kefu.text.Placeholders;
import io.kefu.text.Widths;
import io.kefu.text.people.BirthDates;
import io.kefu.text.people.CompanyName;
import io.kefu.text.people.EmailAddresses;
import io.kefu.text.people.NationalId;
import io.kefu.text.people.PersonName;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.text.people.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Brings rows into normal form. Placeholders and what cannot be read count as missing. */
public final class Normaliser {

    private static final Pattern SEVERAL = Pattern.compile("[;；,，、|/\\n]");
    private static final int MOST = 8;

    private final PhoneNumbers phones;

    public Normaliser(PhoneNumbers phones) {
        this.phones = phones;
    }

    public Profile profile(Map<MatchField, String> row) {
        Profile profile = new Profile();
        names(row, profile);
        profile.set(Trait.PHONE, phones(told(row, MatchField.PHONE)));
        List<String> emails = emails(told(row, MatchField.EMAIL));
        profile.set(
                Trait.EMAIL,
                emails.stream()
                        .map(email -> email.substring(0, email.indexOf('@')))
                        .toList());
        profile.set(
                Trait.DOMAIN,
                emails.stream()
                        .map(email -> email.substring(email.indexOf('@') + 1))
                        .toList());
        profile.set(Trait.ACCOUNT, Widths.half(told(row, MatchField.WECHAT)).strip());
        profile.set(Trait.ID_NUMBER, NationalId.normal(told(row, MatchField.NATIONAL_ID)));
        BirthDates.digits(told(row, MatchField.BIRTH_DATE)).ifPresent(date -> profile.set(Trait.BIRTH, date));
        if (!profile.has(Trait.BIRTH)) {
            NationalId.birthDate(profile.first(Trait.ID_NUMBER)).ifPresent(date -> profile.set(Trait.BIRTH, date));
        }
        address(row, profile);
        return profile;
    }

    private static String told(Map<MatchField, String> row, MatchField field) {
        String text = row.get(field);
        return text == null || Placeholders.isNothing(text) ? "" : text;
    }

    private static void names(Map<MatchField, String> row, Profile profile) {
        String company = told(row, MatchField.COMPANY);
        String name = told(row, MatchField.NAME);
        if (!name.isEmpty() && CompanyName.looksLikeOne(name)) {
            company = company.isEmpty() ? name : company;
            name = "";
        }
        if (!name.isEmpty() && Folding.words(name).equals(Folding.words(company))) {
            name = ""; // the same text in two columns is told once
        }
        if (!company.isEmpty()) {
            profile.set(Trait.COMPANY, CompanyName.of(company).core());
        }
        PersonName whole = PersonName.of(name);
        String surname = part(told(row, MatchField.SURNAME));
        String given = part(told(row, MatchField.GIVEN_NAME));
        profile.set(Trait.SURNAME, shown(surname.isEmpty() ? whole.surname() : surname));
        profile.set(Trait.GIVEN, shown(given.isEmpty() ? whole.given() : given));
    }

    private static String part(String text) {
        return text.isEmpty() ? "" : Han.in(text) ? Folding.solid(text) : Folding.words(text);
    }

    /** A name of which nothing is shown tells nothing. */
    private static String shown(String name) {
        return Masked.is(name) && Masked.shown(name) == 0 ? "" : name;
    }

    private List<String> phones(String text) {
        return several(text, part -> {
            if (Masked.is(part)) {
                String digits = Widths.half(part).replaceAll("[^0-9*]", "");
                return Masked.shown(digits) < 4 ? "" : digits.startsWith("86") ? digits.substring(2) : digits;
            }
            String number = phones.e164(part).orElseGet(() -> part.replaceAll("[^0-9]", ""));
            return Placeholders.isNoNumber(number) ? "" : number;
        });
    }

    private static List<String> emails(String text) {
        return several(text, part -> EmailAddresses.normal(part)
                .map(EmailAddresses::canonical)
                .filter(address -> !Placeholders.isNoAddress(address))
                .orElse(""));
    }

    private static List<String> several(String text, java.util.function.UnaryOperator<String> normal) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>(1);
        String[] parts = SEVERAL.matcher(text).find() ? SEVERAL.split(text) : new String[] {text};
        for (String part : parts) {
            String value = normal.apply(part);
            if (!value.isEmpty() && !found.contains(value) && found.size() < MOST) {
                found.add(value);
            }
        }
        return found;
    }

    private static void address(Map<MatchField, String> row, Profile profile) {
        String text = told(row, MatchField.ADDRESS);
        PostalAddress address = text.isEmpty() ? PostalAddress.NONE : PostalAddress.of(text);
        List<String> words = new ArrayList<>(address.words());
        String house = Folding.solid(told(row, MatchField.HOUSE_NUMBER));
        if (house.isEmpty()) {
            house = house(words, Han.in(text));
        }
        profile.set(Trait.HOUSE, house);
        profile.set(Trait.STREET, words.stream().distinct().limit(16).toList());
        profile.set(Trait.DISTRICT, either(told(row, MatchField.DISTRICT), address.district()));
        profile.set(Trait.CITY, either(told(row, MatchField.CITY), address.city()));
        String province = told(row, MatchField.PROVINCE);
        profile.set(Trait.PROVINCE, province.isEmpty() ? address.province() : PostalAddress.province(province));
        profile.set(Trait.POSTCODE, Folding.solid(told(row, MatchField.POSTCODE)));
    }

    private static String either(String given, String found) {
        return given.isEmpty() ? found : PostalAddress.place(given);
    }

    /** Takes the numbers out of an address: all of them in a Chinese one ({@code 88-3-502}), else the first. */
    private static String house(List<String> words, boolean all) {
        StringBuilder house = new StringBuilder();
        for (int i = 0; i < words.size(); ) {
            if (Character.isDigit(words.get(i).charAt(0)) && (all || house.length() == 0)) {
                house.append(house.length() == 0 ? "" : "-").append(words.remove(i));
            } else {
                i++;
            }
        }
        return house.toString();
    }
}
