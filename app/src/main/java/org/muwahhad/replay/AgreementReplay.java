package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muwahhad.shared.Digest;

/**
 * Framework agreements as their own entries tell of them: what was agreed, orders, deliveries,
 * transfers, and the balances that follow from these.
 */
final class AgreementReplay {
  private final PlayedParts parts;
  private final Map<String, Transfer> transfers = new HashMap<>();
  private final Map<String, List<String>> delivered = new HashMap<>();

  AgreementReplay(PlayedParts parts) {
    this.parts = parts;
  }

  /** What is offered; giver and taker are empty where an earlier entry does not tell them. */
  private record Transfer(
      String item, String quantity, String giver, String taker, String receiver, String reason) {
    String in(String status, String endReason) {
      return String.join(" ", status, item, quantity, receiver, reason, "/", endReason);
    }
  }

  /** What is noted of an agreement of which not every transfer is told in full. */
  static String untold(String agreement) {
    return "untold transfers of agreement " + agreement;
  }

  /**
   * Plays one act.
   *
   * @param name key of the agreement, and behind a slash that of what the act is about
   */
  void play(String act, String name, String person, JsonNode detail) {
    String agreement = name.substring(0, name.indexOf('/'));
    switch (act) {
      case "framework.agreement-concluded" -> concluded(agreement, detail);
      case "framework.call-off-placed", "framework.call-off-by-competition" ->
          ordered(agreement, name, detail);
      case "framework.delivery-recorded" -> delivered(name, detail);
      case "framework.transfer-offered" -> offered(name, person, detail);
      case "framework.transfer-consented" -> consent(name, person, detail);
      case "framework.transfer-done" -> {
        consent(name, person, detail);
        end(name, "DONE", detail);
        move(agreement, name);
      }
      case "framework.transfer-refused" -> end(name, "REFUSED", detail);
      case "framework.transfer-withdrawn" -> end(name, "WITHDRAWN", detail);
      default -> {
        // Tells of nothing that is compared here.
      }
    }
  }

  private void concluded(String agreement, JsonNode detail) {
    parts.put(
        Part.AGREEMENT,
        agreement,
        String.join(
            " ",
            Told.text(detail, "number"),
            Told.text(detail, "startsOn"),
            Told.text(detail, "endsOn")));
    parts.putTold(Part.AGREEMENT_AWARD, agreement, Told.text(detail, "award"));
    parts.putTold(Part.ENTITLEMENT, agreement, Told.text(detail, "entitlementsDigest"));
  }

  private void ordered(String agreement, String name, JsonNode detail) {
    String entity = Told.text(detail, "entity");
    Map<Long, String> lines = new TreeMap<>();
    Told.each(
        detail,
        "lines",
        line -> {
          String item = Told.text(line, "lotItem");
          String quantity = Told.plain(Told.text(line, "quantity"));
          lines.put(
              Long.valueOf(item),
              item + "=" + quantity + at(Told.plain(Told.text(line, "unitPrice"))));
          add(Part.CALLED, agreement + "/" + entity + "/" + item, new BigDecimal(quantity));
        });
    parts.put(Part.CALL_OFF, name, entity + " " + String.join(" ", lines.values()));
  }

  private static String at(String price) {
    return price.isEmpty() ? "" : "@" + price;
  }

  private void delivered(String name, JsonNode detail) {
    List<String> all = delivered.computeIfAbsent(name, n -> new ArrayList<>());
    Told.each(
        detail,
        "lines",
        line ->
            all.add(
                delivery(
                    Told.text(detail, "day"),
                    Told.text(line, "lotItem"),
                    Told.text(line, "delivered"),
                    Told.text(line, "accepted"),
                    Told.text(line, "reason"))));
    parts.put(Part.DELIVERY, name, digest(all));
  }

  /** A delivery of one item in the words that digests are made of. */
  static String delivery(
      String day, String item, String delivered, String accepted, String reason) {
    return String.join(" ", day, item, Told.plain(delivered), Told.plain(accepted), reason);
  }

  static String digest(List<String> lines) {
    return Digest.ofAnyOrder(lines);
  }

  private void offered(String name, String person, JsonNode detail) {
    Transfer transfer =
        new Transfer(
            Told.text(detail, "lotItem"),
            Told.plain(Told.text(detail, "quantity")),
            Told.text(detail, "giver"),
            Told.text(detail, "taker"),
            Told.text(detail, "receiver"),
            Told.text(detail, "reason"));
    transfers.put(name, transfer);
    parts.put(Part.TRANSFER, name, transfer.in("OFFERED", ""));
    parts.putTold(Part.GIVER, name, transfer.giver());
    parts.put(Part.CONSENT, name + "/GIVER", person);
  }

  private void consent(String name, String person, JsonNode detail) {
    parts.put(Part.CONSENT, name + "/" + Told.text(detail, "party"), person);
  }

  private void end(String name, String status, JsonNode detail) {
    Transfer transfer = transfers.get(name);
    if (transfer != null) {
      parts.put(Part.TRANSFER, name, transfer.in(status, Told.text(detail, "reason")));
    }
  }

  private void move(String agreement, String name) {
    Transfer transfer = transfers.get(name);
    if (transfer == null || transfer.giver().isEmpty()) {
      parts.noteTold(untold(agreement));
      parts.remove(Part.TRANSFERRED, n -> n.startsWith(agreement + "/"));
    } else if (!parts.isTold(untold(agreement))) {
      BigDecimal quantity = new BigDecimal(transfer.quantity());
      String of = "/" + transfer.item();
      add(Part.TRANSFERRED, agreement + "/" + transfer.taker() + of, quantity);
      add(Part.TRANSFERRED, agreement + "/" + transfer.giver() + of, quantity.negate());
    }
  }

  /** Adds to a balance; one of nothing has no name. */
  private void add(Part part, String name, BigDecimal quantity) {
    BigDecimal before = new BigDecimal(Objects.requireNonNullElse(parts.of(part).get(name), "0"));
    BigDecimal after = before.add(quantity);
    if (after.signum() == 0) {
      parts.of(part).remove(name);
    } else {
      parts.put(part, name, Told.plain(after.toPlainString()));
    }
  }
}
