package org.muwahhad.reports.render;

/**
 * A file inside a PDF (PDF/A-3), associated with the whole document as its data.
 *
 * @param name file name, in ASCII
 * @param mediaType such as {@code text/csv}
 * @param description what it holds, in the document's language
 */
public record Attachment(String name, String mediaType, String description, byte[] content) {}
