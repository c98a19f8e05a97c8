package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Rounding;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/**
 * Writes all that is public of an order under a framework agreement, as a process of its own: the
 * order is its contract, deliveries and payments are the implementation. Values are with VAT, since
 * payments are; unit prices are not published.
 */
@Singleton
class OrderState {
  private final OpenOrderQueries queries;
  private final OpenTenderQueries tenders;
  private final RelatedProcesses processes;
  private final String prefix;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  OrderState(
      OpenOrderQueries queries,
      OpenTenderQueries tenders,
      RelatedProcesses processes,
      @Value("${muwahhad.ocid-prefix:ocds-mwhd01}") String prefix) {
    this.queries = queries;
    this.tenders = tenders;
    this.processes = processes;
    this.prefix = prefix;
  }

  /** What is published of one order, read once. */
  private record OrderFacts(
      OpenOrderQueries.OpenOrder order,
      OpenTenderQueries.OpenBuyer buyer,
      List<OpenOrderQueries.OpenOrderLine> lines,
      List<OpenOrderQueries.OpenDelivery> deliveries,
      List<OpenOrderQueries.OpenInvoice> invoices,
      List<OpenOrderQueries.OpenPayment> payments,
      List<OpenOrderQueries.OpenOrderChange> changes) {
    boolean isPaid() {
      return !invoices.isEmpty() && invoices.stream().allMatch(i -> i.paidAt() != null);
    }

    String supplier() {
      return Parties.supplierId(order.country(), order.registrationNumber());
    }

    /** With VAT, which is rounded for each line as on an invoice. */
    BigDecimal value() {
      return lines.stream()
          .map(
              l ->
                  l.netAmount()
                      .add(
                          Rounding.amount(
                              l.netAmount().multiply(order.vatPercent()).movePointLeft(2),
                              order.currency())))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** The state of an order that its supplier has. */
  ProcessState of(OpenOrderQueries.OpenOrder order) {
    OrderFacts facts =
        new OrderFacts(
            order,
            tenders.getBuyer(order.entityId()),
            queries.listLines(order.id()),
            queries.listDeliveries(order.id()),
            queries.listInvoices(order.id()),
            queries.listPayments(order.id()),
            queries.listChanges(order.id()));
    Bilingual title = title(order);
    String ocid = prefix + "-" + order.number();
    Fields state =
        new Fields()
            .put("ocid", ocid)
            .put("initiationType", "tender")
            .put("language", Language.AR.tag())
            .list("parties", parties(facts))
            .put("buyer", Parties.reference(facts.buyer().code(), facts.buyer().name()))
            .put("tender", tender(facts, title))
            .list("awards", List.of(award(facts, title)))
            .list("contracts", List.of(contract(facts, title)))
            .list("relatedProcesses", related(order));
    return new ProcessState(ocid, title, state.map(), null);
  }

  private Bilingual title(OpenOrderQueries.OpenOrder order) {
    return new Bilingual(
        Fields.plain(arabic.get("opendata.order", order.agreement(), order.title().ar())),
        Fields.plain(english.get("opendata.order", order.agreement(), order.title().en())));
  }

  private static List<Fields> parties(OrderFacts facts) {
    Parties parties = new Parties();
    parties.entity(facts.buyer(), "buyer", "procuringEntity");
    OpenOrderQueries.OpenOrder order = facts.order();
    parties.supplier(
        order.country(), order.registrationNumber(), order.name(), "tenderer", "supplier");
    if (!facts.payments().isEmpty()) {
      parties.entity(facts.buyer(), "payer");
      parties.supplier(order.country(), order.registrationNumber(), order.name(), "payee");
    }
    return parties.list();
  }

  private Fields tender(OrderFacts facts, Bilingual title) {
    OpenOrderQueries.OpenOrder order = facts.order();
    boolean competed = order.competition() != null;
    String method = competed ? "opendata.by-competition" : "opendata.by-order";
    return new Fields()
        .put("id", order.number())
        .text("title", title)
        .put("status", "complete")
        .put("procuringEntity", Parties.reference(facts.buyer().code(), facts.buyer().name()))
        .put("procurementMethod", competed ? "limited" : "direct")
        .put("procurementMethodDetails", arabic.get(method))
        .put("procurementMethodDetails_en", english.get(method))
        .put("mainProcurementCategory", category(facts))
        .put("submissionMethod", List.of("electronicSubmission"))
        .put("numberOfTenderers", 1)
        .list("tenderers", List.of(supplier(facts)))
        .list("items", items(facts));
  }

  private static String category(OrderFacts facts) {
    return facts.lines().stream()
        .map(l -> ReleaseItems.category(l.categoryCode()))
        .min(java.util.Comparator.naturalOrder())
        .orElse("goods");
  }

  private static Fields supplier(OrderFacts facts) {
    return Parties.reference(facts.supplier(), facts.order().name());
  }

  private static List<Fields> items(OrderFacts facts) {
    return facts.lines().stream()
        .map(
            l ->
                ReleaseItems.item(
                    l.lotItemId(),
                    l.name(),
                    l.categoryCode(),
                    l.quantity(),
                    l.unitCode(),
                    l.unit()))
        .toList();
  }

  /** Under the agreement the supplier was awarded already; the order says what of it is bought. */
  private static Fields award(OrderFacts facts, Bilingual title) {
    return new Fields()
        .put("id", facts.order().number())
        .text("title", title)
        .put("status", "active")
        .put("date", facts.order().sentAt())
        .put("value", value(facts))
        .list("suppliers", List.of(supplier(facts)))
        .list("items", items(facts));
  }

  private static Fields value(OrderFacts facts) {
    return Fields.value(facts.value(), facts.order().currency());
  }

  private Fields contract(OrderFacts facts, Bilingual title) {
    OpenOrderQueries.OpenOrder order = facts.order();
    LocalDate due = order.promisedOn() == null ? order.wantedOn() : order.promisedOn();
    return new Fields()
        .put("id", order.number())
        .put("awardID", order.number())
        .text("title", title)
        .put("status", status(facts))
        .put("period", due == null ? null : period(facts, due))
        .put("value", value(facts))
        .put("valueAddedTax", new Fields().put("included", true).put("percent", order.vatPercent()))
        .list("items", items(facts))
        .put("dateSigned", signed(order))
        .list("amendments", facts.changes().stream().map(this::amendment).toList())
        .put(
            "implementation",
            new Fields()
                .list("transactions", transactions(facts))
                .list("milestones", milestones(facts, due)));
  }

  private static @Nullable Fields period(OrderFacts facts, LocalDate due) {
    Instant end = at(due, LocalTime.of(23, 59, 59));
    return facts.order().sentAt().isAfter(end)
        ? null
        : new Fields().put("startDate", facts.order().sentAt()).put("endDate", end);
  }

  private static @Nullable Instant signed(OpenOrderQueries.OpenOrder order) {
    return switch (order.status()) {
      case "CANCELLED", "DECLINED", "PLACED" -> null;
      default -> order.begunAt();
    };
  }

  private static String status(OrderFacts facts) {
    return switch (facts.order().status()) {
      case "CANCELLED", "DECLINED" -> "cancelled";
      case "PLACED", "AWAITING_APPROVAL" -> "pending";
      case "DELIVERED" -> facts.isPaid() ? "terminated" : "active";
      default -> "active";
    };
  }

  private Fields amendment(OpenOrderQueries.OpenOrderChange change) {
    String kind = "order.change-kind." + change.kind();
    return new Fields()
        .put("id", Integer.toString(change.number()))
        .put("date", change.answeredAt())
        .put("description", arabic.get(kind))
        .put("description_en", english.get(kind));
  }

  private static List<Fields> transactions(OrderFacts facts) {
    Instant from = facts.order().begunAt();
    return facts.payments().stream()
        .map(
            p ->
                new Fields()
                    .put("id", Long.toString(p.id()))
                    .put("date", within(p.paidOn(), from, p.markedAt()))
                    .put("value", Fields.value(p.amount(), p.currency()))
                    .put("payer", Parties.reference(facts.buyer().code(), facts.buyer().name()))
                    .put("payee", supplier(facts)))
        .toList();
  }

  private List<Fields> milestones(OrderFacts facts, @Nullable LocalDate due) {
    List<Fields> all = new ArrayList<>();
    if (due != null) {
      Instant delivered =
          facts.order().status().equals("DELIVERED")
              ? facts.deliveries().stream()
                  .map(OpenOrderQueries.OpenDelivery::recordedAt)
                  .max(Instant::compareTo)
                  .orElse(null)
              : null;
      all.add(
          milestone("delivery", "delivery", text("opendata.milestone.delivery"))
              .put("dueDate", at(due, LocalTime.of(23, 59, 59)))
              .put("dateMet", delivered)
              .put("status", delivered == null ? "scheduled" : "met"));
    }
    for (OpenOrderQueries.OpenDelivery d : facts.deliveries()) {
      boolean whole = d.acceptedQuantity().compareTo(d.deliveredQuantity()) == 0;
      String quantities =
          NumberText.plain(d.acceptedQuantity().stripTrailingZeros())
              + "/"
              + NumberText.plain(d.deliveredQuantity().stripTrailingZeros());
      all.add(
          milestone("delivery-" + d.id(), "delivery", d.name())
              .put("description", arabic.get("opendata.accepted", quantities))
              .put("description_en", english.get("opendata.accepted", quantities))
              .put("dateMet", within(d.deliveredOn(), null, d.recordedAt()))
              .put("status", whole ? "met" : "partiallyMet"));
    }
    for (OpenOrderQueries.OpenInvoice i : facts.invoices()) {
      all.add(
          milestone("invoice-" + i.id(), "payment", text("opendata.milestone.payment"))
              .put("code", i.number())
              .put("dueDate", at(i.dueOn(), LocalTime.of(23, 59, 59)))
              .put("dateMet", i.paidAt())
              .put("status", i.paidAt() == null ? "scheduled" : "met"));
    }
    return all;
  }

  private static Fields milestone(String id, String type, Bilingual title) {
    return new Fields().put("id", id).text("title", title).put("type", type);
  }

  private Bilingual text(String key) {
    return new Bilingual(arabic.get(key), english.get(key));
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Page.RIYADH).toInstant();
  }

  /**
   * The noon of a day, for what has a day and no time; moved so that it is not before what came
   * first and not after it was recorded.
   */
  private static Instant within(LocalDate day, @Nullable Instant first, Instant recorded) {
    Instant noon = at(day, LocalTime.NOON);
    Instant notBefore = first != null && noon.isBefore(first) ? first : noon;
    return notBefore.isAfter(recorded) ? recorded : notBefore;
  }

  private List<Fields> related(OpenOrderQueries.OpenOrder order) {
    List<Fields> all = new ArrayList<>();
    all.add(processes.of("framework", order.framework(), order.title()));
    String competition = order.competition();
    if (competition != null) {
      all.add(processes.of("prior", competition, null));
    }
    return all;
  }
}
