package org.muwahhad.reports.opening.band;

import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/** What the head of the record and the running lines say. */
public record Cover(
    Emblem emblem,
    QrCode qrCode,
    String qrDescription,
    String body,
    String bodySecond,
    String kind,
    String title,
    String number,
    String verification,
    String address,
    String running) {}
