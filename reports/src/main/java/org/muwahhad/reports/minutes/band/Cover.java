package org.muwahhad.reports.minutes.band;

import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/** What the head of the minutes and the running lines say. */
public record Cover(
    Emblem emblem,
    QrCode qrCode,
    String qrDescription,
    String body,
    String bodySecond,
    String committee,
    String number,
    String verification,
    String address,
    String running) {}
