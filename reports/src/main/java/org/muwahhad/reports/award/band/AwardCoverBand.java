package org.muwahhad.reports.award.band;

import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/**
 * What the cover and the running lines say.
 *
 * @param mark that the report is for named readers, in one line, which stands on every page; empty
 *     where it is for everybody
 */
public record AwardCoverBand(
    Emblem emblem,
    QrCode qrCode,
    String qrDescription,
    String body,
    String bodySecond,
    String title,
    String titleSecond,
    String number,
    String ocid,
    String readers,
    String method,
    String languages,
    String issued,
    String issuedHijri,
    String documentId,
    String edition,
    String verification,
    String address,
    String running,
    String mark) {}
