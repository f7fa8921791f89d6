package io.kefu.customer;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Level;
import io.kefu.text.Code;
import io.kefu.text.Lists;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions over customers may name. */
public final class CustomerFields {

    private CustomerFields() {}

    /** @param now the moment at which ages are measured */
    public static Fields<Customer> at(Instant now, ZoneId zone) {
        return new Fields<Customer>(now, zone)
                .text("customer", Customer::id, "id")
                .text("name", Customer::name, "name")
                .text("company", Customer::company, "company")
                .list("phone", customer -> words(customer.phone()), "phone")
                .list("email", customer -> words(customer.email()), "email")
                .list("wechat", customer -> words(customer.wechat()), "wechat")
                .choice(
                        "level",
                        customer -> customer.level().key(),
                        "level",
                        Language.labels("level", Code.keys(Level.values())))
                .text("industry", Customer::industry, "industry")
                .list("tags", Customer::tagList, "tags")
                .text("address", Customer::address, "address")
                .number("records", Customer::recordCount, "record_count")
                .instant("created", Customer::createdAt, "created_at")
                .since("age", Customer::createdAt, "created_at");
    }

    private static List<String> words(@Nullable String joined) {
        return joined == null ? List.of() : Lists.parts(joined);
    }
}
