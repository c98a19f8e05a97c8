package org.muwahhad.reports.receipt.band;

import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/** What the head of the receipt and the running lines say. */
public record ReceiptCoverBand(
    Emblem emblem,
    QrCode qrCode,
    String qrDescription,
    String body,
    String bodySecond,
    String number,
    String verification,
    String address,
    String running) {}
