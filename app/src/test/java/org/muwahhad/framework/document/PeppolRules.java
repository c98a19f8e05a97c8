package org.muwahhad.framework.document;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The published rules of Peppol: schemas and Schematron. */
public final class PeppolRules {
  public static final String ORDER = "eu.peppol.bis3:order:2026.5";
  public static final String CHANGE = "eu.peppol.bis3:order-change:2026.5";
  public static final String RESPONSE = "eu.peppol.bis3:order-response-advanced:2026.5";
  public static final String DESPATCH = "eu.peppol.bis3:despatch-advice:2026.5";
  public static final String INVOICE = "eu.peppol.bis3:invoice:2026.5";
  public static final String CATALOGUE = "eu.peppol.bis3:catalogue:2026.5";
  private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
      new ValidationExecutorSetRegistry<>();

  static {
    PeppolValidation.initStandard(RULES);
  }

  private PeppolRules() {}

  /** What they find wrong with a document, as they say it; warnings are left out. */
  public static List<String> errors(String rules, byte[] xml) {
    var results =
        ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(),
            RULES.getOfID(DVRCoordinate.parseOrNull(rules)),
            ValidationSourceXML.create("document.xml", DOMReader.readXMLDOM(xml)),
            Locale.US);
    List<String> errors = new ArrayList<>();
    results.forEach(
        layer ->
            layer.getErrorList().stream()
                .filter(e -> e.isError())
                .forEach(e -> errors.add(e.getErrorFieldName() + " " + e.getErrorText(Locale.US))));
    return errors;
  }
}
