package org.muwahhad.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;

/**
 * Makes the lines of the contents lead to their pages. Each link stands in the structure tree in
 * the line's own {@code Link} element and says in words where it leads (ISO 14289-1, 7.18.5).
 */
final class ContentsLinks {

  /**
   * A link.
   *
   * @param page on which it stands, from 0
   * @param top of the place that is clicked, in points from the top of the page, as all places here
   * @param target the page it leads to, from 0
   * @param targetTop where on that page
   * @param words where it leads
   */
  record Link(
      int page,
      float left,
      float top,
      float width,
      float height,
      int target,
      float targetTop,
      String words) {}

  private ContentsLinks() {}

  static void add(PDDocument document, List<Link> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    List<PDStructureElement> lines = new ArrayList<>();
    find(root, lines);
    if (lines.size() != links.size()) {
      throw new IllegalStateException(lines.size() + " lines, " + links.size() + " links");
    }
    SortedMap<Integer, COSBase> parents = new TreeMap<>();
    read(root.getCOSObject().getCOSDictionary(COSName.PARENT_TREE), parents);
    int next = parents.isEmpty() ? 0 : parents.lastKey() + 1;
    for (int i = 0; i < links.size(); i++) {
      add(document, links.get(i), lines.get(i), next + i);
      parents.put(next + i, lines.get(i).getCOSObject());
    }
    write(root, parents);
  }

  private static void find(PDStructureNode node, List<PDStructureElement> lines) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if ("Link".equals(element.getStructureType())) {
          lines.add(element);
        } else {
          find(element, lines);
        }
      }
    }
  }

  private static void add(PDDocument document, Link link, PDStructureElement line, int number)
      throws IOException {
    PDPage page = document.getPage(link.page());
    PDPage target = document.getPage(link.target());
    PDPageXYZDestination destination = new PDPageXYZDestination();
    destination.setPage(target);
    destination.setLeft(0);
    destination.setTop(Math.round(target.getMediaBox().getHeight() - link.targetTop()));
    PDAnnotationLink annotation = new PDAnnotationLink();
    annotation.setRectangle(
        new PDRectangle(
            link.left(),
            page.getMediaBox().getHeight() - link.top() - link.height(),
            link.width(),
            link.height()));
    annotation.setDestination(destination);
    annotation.setContents(link.words());
    annotation.setPrinted(true);
    annotation.setStructParent(number);
    PDBorderStyleDictionary border = new PDBorderStyleDictionary();
    border.setWidth(0);
    annotation.setBorderStyle(border);
    annotation.setPage(page);
    var annotations = page.getAnnotations();
    annotations.add(annotation);
    page.setAnnotations(annotations);
    PDObjectReference reference = new PDObjectReference();
    reference.setReferencedObject(annotation);
    reference.getCOSObject().setItem(COSName.PG, page);
    line.appendKid(reference);
  }

  private static void read(COSDictionary node, SortedMap<Integer, COSBase> parents) {
    COSArray numbers = node.getCOSArray(COSName.NUMS);
    for (int i = 0; numbers != null && i + 1 < numbers.size(); i += 2) {
      parents.put(numbers.getInt(i), numbers.get(i + 1));
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      read((COSDictionary) kids.getObject(i), parents);
    }
  }

  private static void write(PDStructureTreeRoot root, SortedMap<Integer, COSBase> parents) {
    COSArray numbers = new COSArray();
    parents.forEach(
        (number, parent) -> {
          numbers.add(COSInteger.get(number));
          numbers.add(parent);
        });
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
    root.setParentTreeNextKey(parents.lastKey() + 1);
  }
}
