package org.muwahhad.framework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where and until when an order is to be delivered, and by what the entity's papers name it.
 *
 * @param site code of an open site of the entity; needed while the entity has one
 * @param wantedOn day by which it is wanted, by the calendar of Riyadh; not before today
 * @param contact whom the supplier turns to, at most 200 characters
 * @param budgetLine where the money comes from, at most 100 characters; suppliers do not read it
 * @param reference number that the entity gives the order, at most 60 characters
 */
public record OrderInstruction(
    @Nullable String site,
    @Nullable LocalDate wantedOn,
    @Nullable String contact,
    @Nullable String budgetLine,
    @Nullable String reference) {

  /** The same with what is not given as empty texts, and without spaces around. */
  public OrderInstruction stripped() {
    return new OrderInstruction(
        strip(site), wantedOn, strip(contact), strip(budgetLine), strip(reference));
  }

  private static String strip(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
