package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.organisation.register.RegisterSupplier;
import org.muwahhad.organisation.supplier.AskForRegistration;
import org.muwahhad.organisation.supplier.AttachCertificate;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.DocumentKind;
import org.muwahhad.organisation.supplier.Holder;
import org.muwahhad.organisation.supplier.Holders;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.organisation.supplier.RegistrationContent;
import org.muwahhad.organisation.supplier.SaveRegistration;
import org.muwahhad.organisation.supplier.SubmitRegistration;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.RiyadhDay;

/** A company waits to be registered, and one that never bid here is debarred. */
@Singleton
class SupplierStory {
  private static final String ADDRESS = "tenders@nakheel.demo.muwahhad.example";
  private static final String NUMBER = "CR-KW-448120";
  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
      trailer<</Root 1 0 R>>
      %%EOF
      """;

  private final AskForRegistration askForRegistration;
  private final Holders holders;
  private final SignedLinks links;
  private final SaveRegistration saveRegistration;
  private final AttachCertificate attachCertificate;
  private final SubmitRegistration submitRegistration;
  private final RegisterSupplier registerSupplier;
  private final ProposeDebarment proposeDebarment;
  private final DecideDebarment decideDebarment;
  private final JdbcOperations jdbc;

  SupplierStory(
      AskForRegistration askForRegistration,
      Holders holders,
      SignedLinks links,
      SaveRegistration saveRegistration,
      AttachCertificate attachCertificate,
      SubmitRegistration submitRegistration,
      RegisterSupplier registerSupplier,
      ProposeDebarment proposeDebarment,
      DecideDebarment decideDebarment,
      JdbcOperations jdbc) {
    this.askForRegistration = askForRegistration;
    this.holders = holders;
    this.links = links;
    this.saveRegistration = saveRegistration;
    this.attachCertificate = attachCertificate;
    this.submitRegistration = submitRegistration;
    this.registerSupplier = registerSupplier;
    this.proposeDebarment = proposeDebarment;
    this.decideDebarment = decideDebarment;
    this.jdbc = jdbc;
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    Instant lately = now.minus(Duration.ofDays(2));
    timetable.add(lately, () -> register(RiyadhDay.of(now)));
    timetable.add(lately, () -> debar(cast, RiyadhDay.of(lately)));
  }

  private void register(LocalDate today) {
    askForRegistration.run(ADDRESS, Language.AR, "demonstration");
    Map<String, Long> ids =
        Batch.numbers(
            jdbc, "SELECT email, id FROM supplier_registration WHERE email = '" + ADDRESS + "'");
    String path = Holders.REGISTRATION + DemandStory.number(ids, ADDRESS) + ".1";
    Holder holder = holders.byLink(links.sign(path).substring(Holders.REGISTRATION.length()));
    for (DocumentKind kind : DocumentKind.values()) {
      attachCertificate.run(
          holder,
          new AttachCertificate.CertificateFile(
              kind,
              today.plusDays(50 + 100L * kind.ordinal()),
              PDF.getBytes(StandardCharsets.US_ASCII),
              kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".pdf"));
    }
    saveRegistration.run(holder, company());
    submitRegistration.run(holder);
  }

  private static RegistrationContent company() {
    return new RegistrationContent(
        new Bilingual("شركة النخيل لتقنية المعلومات", "Al Nakheel Information Technology"),
        "1010884512",
        "SA",
        "300884512300003",
        new Bilingual("طريق الملك فهد، الرياض", "King Fahd Road, Riyadh"),
        new Bilingual("نورة بنت صالح", "Noura bint Saleh"),
        "+966 11 555 0142",
        true,
        List.of(
            new RegistrationContent.Origin("30210000", new BigDecimal("42.5"), "LC-2026-00871")),
        List.of(
            new RegistrationContent.Owner("Saleh Al Nakheel", "SA", new BigDecimal("60")),
            new RegistrationContent.Owner("Mariam Al Hinai", "OM", new BigDecimal("30"))));
  }

  private void debar(DemoCast cast, LocalDate from) {
    Actor buyer = cast.person("buyer");
    long supplier =
        registerSupplier.run(
            buyer,
            new RegisterSupplier.Registration(
                NUMBER,
                new Bilingual("مؤسسة الأفق للتوريدات", "Horizon Supplies Establishment"),
                "KW",
                false));
    long debarment =
        proposeDebarment.run(
            buyer,
            supplier,
            new ProposeDebarment.Proposal(
                from,
                from.plusYears(1),
                new Bilingual(
                    "تقديم شهادة منشأ غير صحيحة (قواعد هذا العرض التوضيحي، المادة 41)",
                    "Untrue certificate of origin (rules of this demonstration, article 41)"),
                "شهادة منشأ مزوّرة في منافسة سابقة – Forged certificate of origin in a former"
                    + " tender"));
    decideDebarment.run(cast.person("buyer.2"), supplier, debarment, true);
  }
}
