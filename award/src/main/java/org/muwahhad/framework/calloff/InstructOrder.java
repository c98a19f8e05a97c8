package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.FrameworkEntry.PlacedInstruction;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.shared.Faults;

/** Takes what an order says of its delivery, as a part of placing it. */
@Singleton
class InstructOrder {
  private static final int LONGEST_CONTACT = 200;
  private static final int LONGEST_BUDGET_LINE = 100;
  private static final int LONGEST_REFERENCE = 60;
  private final OrderInstructions instructions;
  private final AgreementDays days;

  InstructOrder(OrderInstructions instructions, AgreementDays days) {
    this.instructions = instructions;
    this.days = days;
  }

  /** The open sites of an entity, to which its orders are delivered. */
  List<OrderInstructions.OpenSite> sites(long entityId) {
    return instructions.listOpenSites(entityId);
  }

  /**
   * What is wrong with it, at the paths below {@code instruction}.
   *
   * @param path of the order, before that of its instruction
   */
  void check(
      List<OrderInstructions.OpenSite> sites,
      @Nullable OrderInstruction given,
      String path,
      Faults faults) {
    if (given == null) {
      return;
    }
    OrderInstruction asked = given.stripped();
    String at = path + "instruction.";
    String site = text(asked.site());
    LocalDate wanted = asked.wantedOn();
    faults
        .check(!site.isEmpty() || sites.isEmpty(), at + "site", "shared.missing")
        .check(
            site.isEmpty() || sites.stream().anyMatch(s -> s.code().equals(site)),
            at + "site",
            "framework.no-such-site")
        .check(wanted != null, at + "wantedOn", "shared.missing")
        .check(
            wanted == null || !wanted.isBefore(days.today()),
            at + "wantedOn",
            "framework.wanted-in-past")
        .check(wanted == null || days.isNear(wanted), at + "wantedOn", "shared.too-far-ahead")
        .nameAtMost(at + "contact", text(asked.contact()), LONGEST_CONTACT)
        .atMost(at + "budgetLine", text(asked.budgetLine()), LONGEST_BUDGET_LINE)
        .nameAtMost(at + "reference", text(asked.reference()), LONGEST_REFERENCE);
  }

  /** Keeps it; null when nothing is said. */
  @Nullable PlacedInstruction add(
      long callOffId,
      long agreementId,
      long entityId,
      List<OrderInstructions.OpenSite> sites,
      @Nullable OrderInstruction given) {
    if (given == null) {
      return null;
    }
    OrderInstruction asked = given.stripped();
    String site = text(asked.site());
    LocalDate wanted = Objects.requireNonNull(asked.wantedOn());
    Long siteId =
        sites.stream()
            .filter(s -> s.code().equals(site))
            .map(OrderInstructions.OpenSite::id)
            .findFirst()
            .orElse(null);
    String contact = text(asked.contact());
    String budgetLine = text(asked.budgetLine());
    String reference = text(asked.reference());
    instructions.add(
        callOffId, agreementId, entityId, siteId, wanted, contact, budgetLine, reference);
    return new PlacedInstruction(site, wanted, contact, budgetLine, reference);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
