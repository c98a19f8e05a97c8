package org.muwahhad.reports.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Finishes an exported PDF so that it can be archived as PDF/A-3a: text that extracts as it reads,
 * the figures attached as data, and dates, identifiers and font names that follow from the report
 * alone. Whatever is signed must be signed after this.
 */
final class ArchivalPdf {

  private static final COSName ASSOCIATED_FILES = COSName.getPDFName("AF");
  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

  private ArchivalPdf() {}

  /**
   * Writes the finished file.
   *
   * @param exported the PDF as the exporter left it
   * @param attachments files inside the document
   * @param signatures where it is signed
   * @param links of the contents, in order
   * @throws IOException when the file can't be read or written
   */
  static void finish(
      byte[] exported,
      DocumentFacts facts,
      List<Attachment> attachments,
      List<SignaturePlace> signatures,
      List<ContentsLinks.Link> links,
      OutputStream out)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(exported)) {
      fonts(document);
      facts(document, facts);
      attach(document, facts, attachments);
      SignatureFields.add(document, signatures);
      ContentsLinks.add(document, links);
      document.getDocument().getTrailer().removeItem(COSName.ID);
      document.setDocumentId((long) facts.id().hashCode());
      document.save(out, CompressParameters.DEFAULT_COMPRESSION);
    }
  }

  private static void fonts(PDDocument document) throws IOException {
    Map<String, String> tags = new TreeMap<>();
    for (COSDictionary font : fontsOfPages(document)) {
      rename(font, COSName.BASE_FONT, tags);
      if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map) {
        rewrite(map);
      }
      COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
      for (int i = 0; descendants != null && i < descendants.size(); i++) {
        COSDictionary descendant = (COSDictionary) descendants.getObject(i);
        rename(descendant, COSName.BASE_FONT, tags);
        rename(descendant.getCOSDictionary(COSName.FONT_DESC), COSName.FONT_NAME, tags);
      }
    }
  }

  /** Fonts in the order of their first use; drawings set their text as outlines and have none. */
  private static Set<COSDictionary> fontsOfPages(PDDocument document) {
    Set<COSDictionary> inOrder = new LinkedHashSet<>();
    for (PDPage page : document.getPages()) {
      COSDictionary named = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
      if (named != null) {
        named.keySet().forEach(name -> inOrder.add(named.getCOSDictionary(name)));
      }
    }
    return inOrder;
  }

  /** A subset's tag is drawn at random; this one counts the fonts of the document. */
  private static void rename(COSDictionary holder, COSName key, Map<String, String> tags) {
    String name = holder.getNameAsString(key);
    if (name != null && name.length() > 7 && name.charAt(6) == '+') {
      String tag = tags.computeIfAbsent(name, any -> "MWHDA" + (char) ('A' + tags.size()));
      holder.setName(key, tag + name.substring(6));
    }
  }

  private static void rewrite(COSStream map) throws IOException {
    byte[] content;
    try (var in = map.createInputStream()) {
      content = in.readAllBytes();
    }
    try (OutputStream rewritten = map.createOutputStream(COSName.FLATE_DECODE)) {
      rewritten.write(UnicodeMap.withBaseLetters(content));
    }
  }

  private static void facts(PDDocument document, DocumentFacts facts) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(facts.title());
    information.setAuthor(facts.author());
    information.setSubject(facts.subject());
    information.setCreator(DocumentFacts.PRODUCER);
    information.setProducer(DocumentFacts.PRODUCER);
    information.setCreationDate(calendar(facts));
    information.setModificationDate(calendar(facts));
    document.setDocumentInformation(information);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setMetadata(new PDMetadata(document, new ByteArrayInputStream(XmpPacket.of(facts))));
    catalog.setLanguage(facts.language());
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    if (facts.rightToLeft()) {
      preferences.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
    }
    catalog.setViewerPreferences(preferences);
  }

  private static GregorianCalendar calendar(DocumentFacts facts) {
    return GregorianCalendar.from(facts.at().atZone(ZoneOffset.UTC));
  }

  private static void attach(PDDocument document, DocumentFacts facts, List<Attachment> attachments)
      throws IOException {
    Map<String, PDComplexFileSpecification> byName = new TreeMap<>();
    COSArray associated = new COSArray();
    for (Attachment attachment : attachments) {
      PDComplexFileSpecification file = file(document, facts, attachment);
      byName.put(attachment.name(), file);
      associated.add(file.getCOSObject());
    }
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(byName);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
    document.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED_FILES, associated);
  }

  private static PDComplexFileSpecification file(
      PDDocument document, DocumentFacts facts, Attachment attachment) throws IOException {
    byte[] content = attachment.content();
    PDEmbeddedFile file =
        new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
    file.setSubtype(attachment.mediaType());
    file.setSize(content.length);
    file.setCreationDate(calendar(facts));
    file.setModDate(calendar(facts));
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(attachment.name());
    specification.setFileUnicode(attachment.name());
    specification.setFileDescription(attachment.description());
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName(RELATIONSHIP, "Data");
    return specification;
  }
}
