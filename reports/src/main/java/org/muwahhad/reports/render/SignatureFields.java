package org.muwahhad.reports.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Puts empty signature fields on the pages, one in each signature block, named {@code signature-1}
 * and so on. Each is told in the structure tree (ISO 14289-1, 7.18) with the block's words.
 */
final class SignatureFields {
  private final PDDocument document;
  private final PDStructureTreeRoot root;
  private final Map<Integer, COSObjectable> parents = new HashMap<>();

  private SignatureFields(PDDocument document) {
    this.document = document;
    this.root = document.getDocumentCatalog().getStructureTreeRoot();
  }

  static void add(PDDocument document, List<SignaturePlace> places) throws IOException {
    if (!places.isEmpty()) {
      new SignatureFields(document).addAll(places);
    }
  }

  private void addAll(List<SignaturePlace> places) throws IOException {
    collect(root.getParentTree());
    PDAcroForm form = new PDAcroForm(document);
    document.getDocumentCatalog().setAcroForm(form);
    PDStructureElement body = (PDStructureElement) root.getKids().get(0);
    for (int i = 0; i < places.size(); i++) {
      add(form, body, places.get(i), "signature-" + (i + 1));
    }
    PDNumberTreeNode numbers = new PDNumberTreeNode(PDParentTreeValue.class);
    numbers.setNumbers(parents);
    root.setParentTree(numbers);
    root.setParentTreeNextKey(nextKey());
  }

  private void collect(PDNumberTreeNode node) throws IOException {
    if (node.getNumbers() != null) {
      parents.putAll(node.getNumbers());
    }
    if (node.getKids() != null) {
      for (PDNumberTreeNode kid : node.getKids()) {
        collect(kid);
      }
    }
  }

  private int nextKey() {
    return parents.keySet().stream().mapToInt(k -> k).max().orElse(-1) + 1;
  }

  private void add(PDAcroForm form, PDStructureElement body, SignaturePlace place, String name)
      throws IOException {
    PDPage page = document.getPage(place.page());
    page.getCOSObject().setName("Tabs", "S");
    PDSignatureField field = new PDSignatureField(form);
    field.setPartialName(name);
    field.setAlternateFieldName(place.who());
    form.getFields().add(field);
    PDAnnotationWidget widget = field.getWidgets().get(0);
    widget.setRectangle(
        new PDRectangle(place.left(), place.bottom(), place.width(), place.height()));
    widget.setPage(page);
    widget.setPrinted(true);
    widget.setAppearance(empty(place));
    page.getAnnotations().add(widget);
    tell(body, page, widget);
  }

  /** PDF/A asks for an appearance of what is on the page, be it an empty one. */
  private PDAppearanceDictionary empty(SignaturePlace place) {
    PDAppearanceStream nothing = new PDAppearanceStream(document);
    nothing.setBBox(new PDRectangle(place.width(), place.height()));
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.setNormalAppearance(nothing);
    return appearance;
  }

  private void tell(PDStructureElement body, PDPage page, PDAnnotationWidget widget) {
    PDStructureElement element = new PDStructureElement("Form", body);
    element.setPage(page);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
    reference.setItem(COSName.OBJ, (COSBase) widget.getCOSObject());
    reference.setItem(COSName.PG, page.getCOSObject());
    element.getCOSObject().setItem(COSName.K, reference);
    body.appendKid(element);
    int key = nextKey();
    widget.setStructParent(key);
    parents.put(key, new PDParentTreeValue(element.getCOSObject()));
  }
}
