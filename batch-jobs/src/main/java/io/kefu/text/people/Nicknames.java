package io.kefu.text.people;

import java.util.HashMap;
import java.util.Map;

/** English given names that are short for others: {@code bob} stands for {@code robert}. */
public final class Nicknames {

    private static final String[] GROUPS = {
        "robert rob bob bobby robbie bert",
        "william will bill billy willy liam",
        "richard rick dick rich ricky richie",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "jonathan jon jonny",
        "michael mike mick mickey micky",
        "thomas tom tommy",
        "charles charlie chuck chas",
        "edward ed eddie ted ned teddy",
        "joseph joe joey",
        "daniel dan danny",
        "david dave davy",
        "matthew matt matty",
        "anthony tony",
        "andrew andy drew",
        "christopher chris kit topher",
        "nicholas nick nicky",
        "benjamin ben benny",
        "samuel sam sammy",
        "alexander alex alec sandy xander",
        "stephen steve steven stevie",
        "steven steve stephen",
        "gregory greg",
        "patrick pat paddy",
        "peter pete",
        "philip phil",
        "ronald ron ronnie",
        "donald don donnie",
        "kenneth ken kenny",
        "lawrence larry laurie",
        "gerald gerry jerry",
        "timothy tim timmy",
        "frederick fred freddie",
        "francis frank",
        "henry harry hank",
        "leonard len lenny leo",
        "raymond ray",
        "douglas doug",
        "jeffrey jeff",
        "geoffrey geoff",
        "nathaniel nathan nate",
        "zachary zach zack",
        "joshua josh",
        "jacob jake",
        "theodore theo ted",
        "oliver ollie olly",
        "elizabeth liz beth betty lizzie eliza libby lisa",
        "margaret maggie meg peggy marge greta",
        "katherine kate kathy katie kat kay kitty catherine",
        "catherine cathy kate katie cath katherine",
        "susan sue susie suzy",
        "deborah debbie deb",
        "jennifer jen jenny",
        "jessica jess jessie",
        "patricia pat patty trish tricia",
        "barbara barb babs",
        "rebecca becky becca",
        "christine chris tina chrissy",
        "christina chris tina",
        "victoria vicky tori",
        "alexandra alex sandra lexi",
        "samantha sam",
        "amanda mandy",
        "abigail abby gail",
        "pamela pam",
        "cynthia cindy",
        "dorothy dot dottie",
        "eleanor ellie nell nora",
        "emily em emmy",
        "isabella bella izzy isabel",
        "jacqueline jackie",
        "kimberly kim",
        "madeline maddie",
        "natalie nat",
        "olivia liv livvy",
        "penelope penny",
        "rachel rach",
        "stephanie steph",
        "theresa terry tess",
        "veronica ronnie",
        "virginia ginny",
        "annabelle anna belle",
        "georgina georgie gina",
        "charlotte lottie charlie",
        "harriet hattie",
        "judith judy"
    };

    private static final Map<String, Long> MEMBERSHIP = new HashMap<>();
    private static final Map<String, Long> SECOND = new HashMap<>();

    static {
        for (int group = 0; group < GROUPS.length; group++) {
            Map<String, Long> half = group < Long.SIZE ? MEMBERSHIP : SECOND;
            long bit = 1L << (group % Long.SIZE);
            for (String name : GROUPS[group].split(" ")) {
                half.merge(name, bit, (a, b) -> a | b);
            }
        }
    }

    private Nicknames() {}

    /** True when both can stand for one name. */
    public static boolean alike(String a, String b) {
        return (MEMBERSHIP.getOrDefault(a, 0L) & MEMBERSHIP.getOrDefault(b, 0L)) != 0
                || (SECOND.getOrDefault(a, 0L) & SECOND.getOrDefault(b, 0L)) != 0;
    }
}
