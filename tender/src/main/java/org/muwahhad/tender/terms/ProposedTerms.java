package org.muwahhad.tender.terms;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.Panels;

/** What a new tender starts with, so that a buyer changes rather than writes. */
@Singleton
public class ProposedTerms {
  private static final List<CriterionInput> CRITERIA =
      List.of(
          passed("A1", "سجل تجاري ساري المفعول", "Valid commercial registration"),
          passed(
              "A2",
              "الضمان الابتدائي بالقيمة والمدة المطلوبتين",
              "Bid security of the amount and validity required"),
          passed(
              "A3",
              "خطاب العرض موقّع من المفوّض بالتوقيع",
              "Letter of bid signed by the authorised signatory"),
          scored(
              "T1",
              "40",
              "المطابقة للمواصفات الفنية",
              "Compliance with the technical specifications"),
          scored(
              "T2",
              "25",
              "خطة التوريد والتركيب في الدول الأعضاء",
              "Plan of delivery and installation in the member states"),
          scored("T3", "20", "الضمان والدعم الفني المحلي", "Warranty and local technical support"),
          scored("T4", "15", "الخبرة في عقود مماثلة", "Experience with similar contracts"));

  private final Criteria criteria;
  private final Panels panels;

  ProposedTerms(Criteria criteria, Panels panels) {
    this.criteria = criteria;
    this.panels = panels;
  }

  /** Criteria, and two panels of people who hold the roles and share no member. */
  public void propose(long tenderId) {
    for (int i = 0; i < CRITERIA.size(); i++) {
      criteria.add(tenderId, CRITERIA.get(i), i + 1);
    }
    panels.propose(tenderId, Panel.OPENING.role());
    panels.propose(tenderId, Panel.EXAMINATION.role());
  }

  private static CriterionInput passed(String code, String ar, String en) {
    return new CriterionInput(CriterionKind.ADMINISTRATIVE, code, ar, en, null);
  }

  private static CriterionInput scored(String code, String weight, String ar, String en) {
    return new CriterionInput(CriterionKind.TECHNICAL, code, ar, en, new BigDecimal(weight));
  }
}
