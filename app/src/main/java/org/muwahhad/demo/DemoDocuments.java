package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.document.AddDossierDocument;
import org.muwahhad.tender.document.DossierKind;
import org.muwahhad.upload.InspectFile;

/** The documents of the demonstration: terms of the contract with each tender, an offer's words. */
@Singleton
class DemoDocuments {
  private static final Bilingual TERMS = new Bilingual("شروط العقد", "Terms of the contract");
  private static final String TERMS_AR =
      """
      شروط العقد

      1. التسليم خلال ستين يومًا من أمر الشراء، في موقع الجهة المشترية.
      2. الضمان ثلاث سنوات من تاريخ الاستلام، مع خدمة في الموقع في يوم العمل التالي.
      3. ضمان حسن التنفيذ خمسة في المئة من قيمة الترسية، خلال خمسة عشر يوم عمل من الترسية.
      4. الدفع خلال ثلاثين يومًا من الاستلام النهائي وتقديم الفاتورة.
      5. العبرة بالنسخة العربية عند الاختلاف.
      """;
  private static final String TERMS_EN =
      """
      Terms of the contract

      1. Delivery within sixty days of the call-off order, at the site of the procuring entity.
      2. Warranty of three years from acceptance, with service on site on the next working day.
      3. Performance guarantee of five percent of the award, within fifteen working days of it.
      4. Payment within thirty days of final acceptance and the invoice.
      5. Where the editions differ the Arabic one prevails.
      """;
  private static final String OFFER =
      """
      العرض الفني

      الأصناف المعروضة مطابقة للمواصفات المطلوبة في المنافسة. يُسلَّم معها دليل التشغيل بالعربية
      والإنجليزية، ويتولى فريقنا التركيب والتدريب في مواقع الجهات المشترية.
      """;
  private final AddDossierDocument addToDossier;
  private final AddBidDocument addToBid;

  DemoDocuments(AddDossierDocument addToDossier, AddBidDocument addToBid) {
    this.addToDossier = addToDossier;
    this.addToBid = addToBid;
  }

  void addTo(Actor preparer, long tenderId) {
    addToDossier.run(
        preparer,
        tenderId,
        DossierKind.CONTRACT,
        TERMS,
        Map.of(
            Language.AR, text("fileAr", "شروط العقد.txt", TERMS_AR),
            Language.EN, text("fileEn", "contract-terms.txt", TERMS_EN)));
  }

  void addTo(Actor bidder, long tenderId, String bid) {
    addToBid.run(
        bidder,
        tenderId,
        SealedPart.BID,
        text("file", "العرض الفني.txt", OFFER + "\n" + bid + "\n"));
  }

  private static InspectFile.UploadedFile text(String field, String name, String text) {
    return new InspectFile.UploadedFile(field, name, text.getBytes(StandardCharsets.UTF_8));
  }
}
