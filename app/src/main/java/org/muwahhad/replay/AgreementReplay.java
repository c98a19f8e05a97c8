package org.muwahhad.replay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.FrameworkEntry.AgreementConcluded;
import org.muwahhad.framework.FrameworkEntry.CallOffItem;
import org.muwahhad.framework.FrameworkEntry.DatedBatch;
import org.muwahhad.framework.FrameworkEntry.DeliveryRecorded;
import org.muwahhad.framework.FrameworkEntry.OrderCancelled;
import org.muwahhad.framework.FrameworkEntry.OrderConfirmed;
import org.muwahhad.framework.FrameworkEntry.OrderDeclined;
import org.muwahhad.framework.FrameworkEntry.OrderHeld;
import org.muwahhad.framework.FrameworkEntry.OrderPlaced;
import org.muwahhad.framework.FrameworkEntry.OrderWonByCompetition;
import org.muwahhad.framework.FrameworkEntry.PlacedInstruction;
import org.muwahhad.framework.order.OrderEntry;
import org.muwahhad.framework.order.OrderEntry.ChangeAgreed;
import org.muwahhad.framework.order.OrderEntry.ChangeAsked;
import org.muwahhad.framework.order.OrderEntry.ChangeDeclined;
import org.muwahhad.framework.order.OrderEntry.ChangeWithdrawn;
import org.muwahhad.framework.order.OrderEntry.LeftQuantity;
import org.muwahhad.framework.order.OrderEntry.OrderApproved;
import org.muwahhad.framework.order.OrderEntry.OrderChanged;
import org.muwahhad.framework.order.OrderEntry.OrderRefused;
import org.muwahhad.shared.Digest;

/**
 * Framework agreements as their own entries describe them: what was agreed, orders, their approval
 * and changes, those that were cancelled, what suppliers answered, deliveries, transfers,
 * accessions, and the balances that follow from these.
 */
final class AgreementReplay {
  private final ReplayedParts parts;
  private final TransferReplay transfers;
  private final AccessionReplay accessions;
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, PlayedChange> changes = new HashMap<>();
  private final Map<String, List<String>> delivered = new HashMap<>();

  AgreementReplay(ReplayedParts parts) {
    this.parts = parts;
    transfers = new TransferReplay(parts);
    accessions = new AccessionReplay(parts);
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(FrameworkEntry entry, String person) {
    String agreement = entry.agreementId() + "/";
    if (entry instanceof AgreementConcluded concluded) {
      conclude(String.valueOf(entry.agreementId()), concluded);
    } else if (entry instanceof OrderPlaced order) {
      Order placed =
          new Order(agreement + order.callOffId(), agreement, order.entity(), order.vatPercent());
      order.lines().forEach(i -> placed.add(i.lotItem(), i.quantity(), "", i.amount()));
      placed.put();
      instruct(order);
      split(agreement + order.callOffId(), order);
    } else if (entry instanceof OrderHeld held) {
      parts.put(
          TenderPart.ORDER_APPROVAL,
          agreement + held.callOffId(),
          limit(held.approvalAbove(), held.currency()) + "|||");
    } else if (entry instanceof OrderWonByCompetition order) {
      Order placed =
          new Order(agreement + order.callOffId(), agreement, order.entity(), order.vatPercent());
      order
          .lines()
          .forEach(
              i ->
                  placed.add(
                      i.lotItem(), i.quantity(), "@" + Numbers.plain(i.unitPrice()), i.amount()));
      placed.put();
    } else if (entry instanceof OrderCancelled cancelled) {
      cancel(agreement + cancelled.callOffId(), person, cancelled.reason());
    } else if (entry instanceof OrderConfirmed confirmed) {
      answer(
          agreement + confirmed.callOffId() + "/CONFIRMED",
          person,
          confirmed.promised() + " " + confirmed.remark());
    } else if (entry instanceof OrderDeclined declined) {
      answer(agreement + declined.callOffId() + "/DECLINED", person, declined.reason());
    } else if (entry instanceof DeliveryRecorded delivery) {
      deliver(agreement + delivery.callOffId(), delivery);
    } else {
      transfers.play(agreement, entry, person);
      accessions.play(agreement, entry, person);
    }
  }

  /** Plays one act about the approval or a change of an order. */
  void play(OrderEntry entry, String person) {
    if (entry instanceof OrderApproved approved) {
      decide(
          approved.agreementId() + "/" + approved.callOffId(),
          "APPROVED",
          person,
          approved.remark());
    } else if (entry instanceof OrderRefused refused) {
      String name = refused.agreementId() + "/" + refused.callOffId();
      decide(name, "REFUSED", person, refused.reason());
      cancel(name, person, refused.reason());
    } else if (entry instanceof OrderChanged changed) {
      String name = changed.agreementId() + "/" + changed.callOffId();
      PlayedChange change =
          new PlayedChange("CHANGE", "ENTITY", person, changed.due(), changed.reason());
      lessen(name, changed.lines());
      change.answer("AGREED", changed.lines(), person, "");
      change.put(name + "/" + changed.change());
    } else if (entry instanceof ChangeAsked asked) {
      String name = asked.agreementId() + "/" + asked.callOffId() + "/" + asked.change();
      PlayedChange change =
          new PlayedChange(
              asked.kind().name(), asked.side().name(), person, asked.due(), asked.reason());
      change.answer("ASKED", asked.lines(), "", "");
      changes.put(name, change);
      change.put(name);
    } else if (entry instanceof ChangeAgreed agreed) {
      agree(agreed, person);
    } else if (entry instanceof ChangeDeclined declined) {
      end(
          declined.agreementId() + "/" + declined.callOffId() + "/" + declined.change(),
          "DECLINED",
          person,
          declined.reason(),
          List.of());
    } else if (entry instanceof ChangeWithdrawn withdrawn) {
      end(
          withdrawn.agreementId() + "/" + withdrawn.callOffId() + "/" + withdrawn.change(),
          "WITHDRAWN",
          person,
          "",
          List.of());
    }
  }

  private void agree(ChangeAgreed agreed, String person) {
    String order = agreed.agreementId() + "/" + agreed.callOffId();
    String name = order + "/" + agreed.change();
    PlayedChange change = changes.get(name);
    end(name, "AGREED", person, "", agreed.lines());
    lessen(order, agreed.lines());
    if (agreed.officer() != null && change != null) {
      cancel(order, String.valueOf(agreed.officer()), change.reason);
    }
    if (agreed.confirmed() != null && change != null) {
      answer(order + "/CONFIRMED", change.askedBy, agreed.confirmed() + " ");
    }
  }

  private void decide(String name, String decision, String person, String words) {
    String before = Objects.requireNonNullElse(parts.of(TenderPart.ORDER_APPROVAL).get(name), "");
    String limit = before.endsWith("|||") ? before.substring(0, before.length() - 3) : before;
    parts.put(TenderPart.ORDER_APPROVAL, name, String.join("|", limit, decision, person, words));
  }

  private static String limit(BigDecimal amount, String currency) {
    return Numbers.plain(amount) + "|" + currency;
  }

  /** What is no longer ordered is in the balance again. */
  private void lessen(String name, List<LeftQuantity> lines) {
    Order order = orders.get(name);
    if (order != null) {
      lines.forEach(line -> order.lessen(line.lotItem(), line.quantity()));
    }
  }

  private void end(
      String name, String status, String person, String reason, List<LeftQuantity> lines) {
    PlayedChange change = changes.get(name);
    if (change != null) {
      change.answer(status, lines.isEmpty() ? change.lines : lines, person, reason);
      change.put(name);
    }
  }

  /** What one side of an order asked for, and what became of it. */
  private final class PlayedChange {
    private final String kind;
    private final String side;
    private final String askedBy;
    private final String due;
    private final String reason;
    private String status = "";
    private List<LeftQuantity> lines = List.of();
    private String answeredBy = "";
    private String answerReason = "";

    PlayedChange(String kind, String side, String askedBy, @Nullable LocalDate due, String reason) {
      this.kind = kind;
      this.side = side;
      this.askedBy = askedBy;
      this.due = due == null ? "" : due.toString();
      this.reason = reason;
    }

    void answer(String now, List<LeftQuantity> left, String person, String words) {
      status = now;
      lines = left;
      answeredBy = person;
      answerReason = words;
    }

    void put(String name) {
      parts.put(
          TenderPart.ORDER_CHANGE,
          name,
          String.join(
              "|", kind, side, status, askedBy, due, reason, items(), answeredBy, answerReason));
    }

    private String items() {
      return lines.stream()
          .sorted(Comparator.comparingLong(LeftQuantity::lotItem))
          .map(
              l ->
                  l.lotItem()
                      + "="
                      + Numbers.plain(l.quantity())
                      + (l.amount() == null ? "" : "/" + Numbers.plain(l.amount())))
          .collect(Collectors.joining(" "));
    }
  }

  /** The batches of an order, item by item and by day. */
  private void split(String name, OrderPlaced order) {
    List<String> batches = new ArrayList<>();
    order.lines().stream()
        .sorted(Comparator.comparingLong(CallOffItem::lotItem))
        .forEach(
            i ->
                Objects.requireNonNullElse(i.batches(), List.<DatedBatch>of())
                    .forEach(
                        b ->
                            batches.add(
                                i.lotItem()
                                    + "="
                                    + Numbers.plain(b.quantity())
                                    + "@"
                                    + b.wanted())));
    if (!batches.isEmpty()) {
      parts.put(TenderPart.BATCHES, name, String.join(" ", batches));
    }
  }

  private void conclude(String agreement, AgreementConcluded concluded) {
    parts.put(
        TenderPart.AGREEMENT,
        agreement,
        concluded.number() + " " + concluded.startsOn() + " " + concluded.endsOn());
    parts.put(TenderPart.AGREEMENT_AWARD, agreement, String.valueOf(concluded.award()));
    parts.put(TenderPart.ENTITLEMENT, agreement, concluded.entitlementsDigest());
  }

  /** An order of an entity, item by item. */
  private final class Order {
    private final String name;
    private final String agreement;
    private final long entity;
    private final BigDecimal vatPercent;
    private final Map<Long, String> items = new TreeMap<>();
    private final Map<Long, BigDecimal> quantities = new TreeMap<>();

    Order(String name, String agreement, long entity, BigDecimal vatPercent) {
      this.vatPercent = vatPercent;
      this.name = name;
      this.agreement = agreement;
      this.entity = entity;
    }

    void add(long item, BigDecimal quantity, String price, BigDecimal amount) {
      items.put(item, item + "=" + Numbers.plain(quantity) + price + "/" + Numbers.plain(amount));
      quantities.merge(item, quantity, BigDecimal::add);
      call(item, quantity);
    }

    void put() {
      orders.put(name, this);
      parts.put(
          TenderPart.CALL_OFF,
          name,
          entity + " " + Numbers.plain(vatPercent) + "% " + String.join(" ", items.values()));
    }

    /** Less of an item is ordered; the order itself stays as it was placed. */
    void lessen(long item, BigDecimal quantity) {
      BigDecimal before = quantities.getOrDefault(item, quantity);
      quantities.put(item, quantity);
      call(item, quantity.subtract(before));
    }

    /** What it took is in the balance again; the order itself stays as it was placed. */
    void giveBack() {
      quantities.forEach((item, quantity) -> call(item, quantity.negate()));
    }

    private void call(long item, BigDecimal quantity) {
      parts.add(TenderPart.CALLED, agreement + entity + "/" + item, quantity);
    }
  }

  private void instruct(OrderPlaced order) {
    PlacedInstruction instruction = order.instruction();
    if (instruction != null) {
      parts.put(
          TenderPart.INSTRUCTION,
          order.agreementId() + "/" + order.callOffId(),
          String.join(
              "|",
              String.valueOf(order.agreementId()),
              String.valueOf(order.entity()),
              instruction.site(),
              instruction.wanted().toString(),
              instruction.contact(),
              instruction.budgetLine(),
              instruction.reference()));
    }
  }

  private void cancel(String name, String person, String reason) {
    parts.put(TenderPart.CANCELLATION, name, person + " " + reason);
    Order order = orders.get(name);
    if (order != null) {
      order.giveBack();
    }
  }

  private void answer(String name, String person, String words) {
    parts.put(TenderPart.ORDER_ANSWER, name, person + " " + words);
  }

  private void deliver(String name, DeliveryRecorded delivery) {
    List<String> all = delivered.computeIfAbsent(name, n -> new ArrayList<>());
    delivery
        .lines()
        .forEach(
            i ->
                all.add(
                    delivery(
                        delivery.day().toString(),
                        String.valueOf(i.lotItem()),
                        i.delivered(),
                        i.accepted().toPlainString(),
                        i.reason())));
    parts.put(TenderPart.DELIVERY, name, digest(all));
  }

  /** A delivery of one item in the words that digests are made of. */
  static String delivery(
      String day, String item, String delivered, String accepted, String reason) {
    return String.join(" ", day, item, Numbers.plain(delivered), Numbers.plain(accepted), reason);
  }

  static String digest(List<String> lines) {
    return Digest.ofAnyOrder(lines);
  }
}
