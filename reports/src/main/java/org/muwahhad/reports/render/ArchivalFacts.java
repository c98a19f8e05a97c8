package org.muwahhad.reports.render;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfFileSpecification;
import com.lowagie.text.pdf.PdfIndirectReference;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfStream;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;

/**
 * What makes a PDF file one that can be archived as PDF/A-3a: its figures attached as data, and
 * dates and identifiers that follow from the report alone, where the library would ask the clock.
 */
final class ArchivalFacts {
  private final DocumentFacts facts;
  private final PdfWriter writer;

  ArchivalFacts(DocumentFacts facts, PdfWriter writer) {
    this.facts = facts;
    this.writer = writer;
  }

  /** Writes what the file says about itself. */
  void describe() {
    PdfDictionary info = writer.getInfo();
    List.copyOf(info.getKeys()).forEach(info::remove);
    info.put(PdfName.TITLE, text(facts.title()));
    info.put(PdfName.AUTHOR, text(facts.author()));
    info.put(PdfName.SUBJECT, text(facts.subject()));
    info.put(PdfName.CREATOR, text(DocumentFacts.PRODUCER));
    info.put(PdfName.PRODUCER, text(DocumentFacts.PRODUCER));
    info.put(PdfName.CREATIONDATE, date());
    info.put(PdfName.MODDATE, date());
    byte[] id = ByteBuffer.allocate(16).putInt(12, facts.id().hashCode()).array();
    info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    writer.setXmpMetadata(XmpPacket.of(facts));
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(facts.language()));
    if (facts.rightToLeft()) {
      writer.addViewerPreference(PdfName.DIRECTION, PdfName.R2L);
    }
  }

  /**
   * Puts files into the document.
   *
   * @throws IOException when the document can't be written
   */
  void attach(List<Attachment> attachments) throws IOException {
    PdfArray associated = new PdfArray();
    for (Attachment attachment : attachments) {
      Specification file = new Specification(attachment, write(attachment));
      writer.addFileAttachment(file);
      associated.add(file.getReference());
    }
    writer.getExtraCatalog().put(new PdfName("AF"), associated);
  }

  private PdfIndirectReference write(Attachment attachment) throws IOException {
    PdfDictionary parameters = new PdfDictionary();
    parameters.put(PdfName.SIZE, new PdfNumber(attachment.content().length));
    parameters.put(PdfName.CREATIONDATE, date());
    parameters.put(PdfName.MODDATE, date());
    PdfStream content = new PdfStream(attachment.content());
    content.put(PdfName.TYPE, PdfName.EMBEDDEDFILE);
    content.put(PdfName.SUBTYPE, new PdfName(attachment.mediaType()));
    content.put(PdfName.PARAMS, parameters);
    content.flateCompress();
    PdfIndirectReference reference = writer.getPdfIndirectReference();
    writer.addToBody(content, reference);
    return reference;
  }

  /** A file of the document, listed by its name, where the library would list its description. */
  private final class Specification extends PdfFileSpecification {
    private final Attachment attachment;

    Specification(Attachment attachment, PdfIndirectReference content) {
      this.attachment = attachment;
      this.writer = ArchivalFacts.this.writer;
      put(PdfName.F, new PdfString(attachment.name()));
      put(PdfName.UF, text(attachment.name()));
      put(PdfName.DESC, new PdfString(attachment.name()));
      PdfDictionary contents = new PdfDictionary();
      contents.put(PdfName.F, content);
      contents.put(PdfName.UF, content);
      put(PdfName.EF, contents);
      put(new PdfName("AFRelationship"), PdfName.DATA);
    }

    @Override
    public PdfIndirectReference getReference() throws IOException {
      put(PdfName.DESC, text(attachment.description()));
      return super.getReference();
    }
  }

  private PdfDate date() {
    return new PdfDate(GregorianCalendar.from(facts.at().atZone(ZoneOffset.UTC)));
  }

  private static PdfString text(String text) {
    return new PdfString(text, PdfObject.TEXT_UNICODE);
  }
}
