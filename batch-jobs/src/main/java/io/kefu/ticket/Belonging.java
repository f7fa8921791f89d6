package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.recognise.Regrading;
import io.kefu.ticket.thread.OpenThreads;
import io.kefu.ticket.thread.OpenThreads.By;
import io.kefu.ticket.thread.OpenThreads.Found;
import org.jspecify.annotations.Nullable;

/** Decides which ticket a contact belongs to, if any. */
final class Belonging {

    private final OpenThreads threads;
    private final Regrading regrading;
    private final TicketChanges changes;
    private final Actor actor;

    Belonging(OpenThreads threads, Regrading regrading, TicketChanges changes, Actor actor) {
        this.threads = threads;
        this.regrading = regrading;
        this.changes = changes;
        this.actor = actor;
    }

    /** A ticket, and why the contact goes there. */
    record Place(Ticket ticket, String reason) {}

    /**
     * Where it goes; null for a ticket of its own.
     *
     * @param orderNo the order that it is about; null when nobody knows
     */
    @Nullable
    Place of(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
        if (contact.history()) {
            return null;
        }
        Place place = place(threads.find(contact, customerId, orderNo), contact);
        return place != null || Handling.isOurs(contact)
                ? place
                : place(threads.alike(contact, customerId, orderNo), contact);
    }

    private @Nullable Place place(@Nullable Found found, StoredRecord contact) {
        if (found == null) {
            return null;
        }
        Ticket ticket = Handling.unlessOver(changes.get(found.ticketId(), actor));
        if (ticket == null || (found.by() == By.ORDER && isOther(ticket, contact))) {
            return null;
        }
        return new Place(ticket, found.reason());
    }

    /** About the same order, and yet another matter. */
    private boolean isOther(Ticket ticket, StoredRecord contact) {
        return threads.linksOtherTypes() && regrading.isOther(ticket, contact);
    }
}
