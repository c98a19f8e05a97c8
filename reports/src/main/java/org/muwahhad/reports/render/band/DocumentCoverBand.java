package org.muwahhad.reports.render.band;

import net.sf.jasperreports.renderers.Renderable;
import org.jspecify.annotations.Nullable;

/**
 * The head of a document and its running lines.
 *
 * @param mark that the document is for named readers, in one line, which stands on every page;
 *     empty where it is for everybody
 * @param longTitle whether the title takes more lines than fit into its field in large type
 */
public record DocumentCoverBand(
    Renderable emblem,
    @Nullable Renderable qrCode,
    String qrDescription,
    String body,
    String bodySecond,
    String kind,
    String title,
    boolean longTitle,
    String number,
    String date,
    String hijri,
    String readers,
    String verification,
    String address,
    String running,
    String mark) {}
