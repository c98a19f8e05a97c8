package org.muwahhad.replay;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.framework.fulfilment.FulfilmentEntry;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DeliveryPhotoAdded;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchAdvised;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchReceived;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceApproved;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceDisputed;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceSent;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.PaymentMarked;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.SentItem;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.StatedItem;

/** What was sent, received, invoiced and paid of orders, as their own entries describe it. */
final class FulfilmentReplay {
  private final ReplayedParts parts;

  FulfilmentReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(FulfilmentEntry entry, String person) {
    if (entry instanceof DespatchAdvised sent) {
      parts.put(
          TenderPart.DESPATCH,
          name(sent.agreementId(), sent.callOffId(), sent.despatch()),
          String.join(
              "|",
              person,
              sent.sentOn().toString(),
              sent.expectedOn().toString(),
              sent.carrier(),
              sent.tracking(),
              sent.items().stream()
                  .sorted(Comparator.comparingLong(SentItem::lotItem))
                  .map(i -> i.lotItem() + "=" + Numbers.plain(i.quantity()) + "*" + i.units())
                  .collect(Collectors.joining(" "))));
    } else if (entry instanceof DespatchReceived received) {
      parts.put(
          TenderPart.DESPATCH_RECEIPT,
          name(received.agreementId(), received.callOffId(), received.despatch()),
          person);
    } else if (entry instanceof DeliveryPhotoAdded photo) {
      append(
          TenderPart.DELIVERY_PHOTO,
          name(photo.agreementId(), photo.callOffId(), photo.delivery()),
          photo.sha256() + " " + person);
    } else {
      invoice(entry, person);
    }
  }

  private void invoice(FulfilmentEntry entry, String person) {
    if (entry instanceof InvoiceSent sent) {
      parts.put(
          TenderPart.INVOICE,
          name(sent.agreementId(), sent.callOffId(), sent.invoice()),
          String.join(
              "|",
              person,
              sent.number(),
              sent.issuedOn().toString(),
              sent.dueOn().toString(),
              sent.currency(),
              Numbers.plain(sent.amount()),
              Numbers.plain(sent.vatAmount()),
              sent.items().stream()
                  .sorted(Comparator.comparingLong(StatedItem::lotItem))
                  .map(FulfilmentReplay::stated)
                  .collect(Collectors.joining(" "))));
    } else if (entry instanceof InvoiceApproved approved) {
      answer(
          name(approved.agreementId(), approved.callOffId(), approved.invoice()),
          "APPROVED",
          person,
          Numbers.plain(approved.penalty()),
          Objects.requireNonNullElse(approved.reason(), ""));
    } else if (entry instanceof InvoiceDisputed disputed) {
      answer(
          name(disputed.agreementId(), disputed.callOffId(), disputed.invoice()),
          "DISPUTED",
          person,
          "0",
          disputed.reason());
    } else if (entry instanceof PaymentMarked paid) {
      append(
          TenderPart.PAYMENT,
          name(paid.agreementId(), paid.callOffId(), paid.invoice()),
          String.join(
              "|",
              person,
              Numbers.plain(paid.amount()),
              paid.paidOn().toString(),
              paid.reference()));
    }
  }

  private void answer(
      String name, String answer, String person, String penalty, String reason) {
    parts.put(
        TenderPart.INVOICE_ANSWER, name, String.join("|", answer, person, penalty, reason));
  }

  private void append(TenderPart part, String name, String text) {
    String before = parts.of(part).get(name);
    parts.put(part, name, before == null ? text : before + "; " + text);
  }

  private static String stated(StatedItem item) {
    return item.lotItem()
        + "="
        + Numbers.plain(item.quantity())
        + "@"
        + Numbers.plain(item.price())
        + "/"
        + Numbers.plain(item.amount());
  }

  private static String name(long agreementId, long callOffId, long key) {
    return agreementId + "/" + callOffId + "/" + key;
  }
}
