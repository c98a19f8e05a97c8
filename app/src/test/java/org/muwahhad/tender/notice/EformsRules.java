package org.muwahhad.tender.notice;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.schematron.schxslt.xslt2.SchematronResourceSchXslt_XSLT2;
import com.helger.schematron.svrl.jaxb.FailedAssert;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The published rules of eForms: the schemas of its documents and the Schematron of a subtype. */
final class EformsRules {
  private static final String ROOT = "/eforms-sdk/";
  private static final String RULES = ROOT + "schematrons/static/";
  private static final Map<String, SchematronResourceSchXslt_XSLT2> COMPILED =
      new ConcurrentHashMap<>();

  private EformsRules() {}

  /** What the rules of a subtype, and the schema of its document, find wrong. */
  static List<String> errors(String subtype, byte[] notice) {
    List<String> errors = new ArrayList<>(schemaErrors(subtype, notice));
    try {
      COMPILED
          .computeIfAbsent(subtype, EformsRules::compile)
          .applySchematronValidationToSVRL(new StreamSource(new ByteArrayInputStream(notice)))
          .getActivePatternAndFiredRuleAndFailedAssert()
          .stream()
          .filter(FailedAssert.class::isInstance)
          .map(FailedAssert.class::cast)
          .forEach(f -> errors.add(f.getId() + " " + f.getLocation() + " " + f.getTest()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return errors;
  }

  /** What the schema of its document finds wrong. */
  static List<String> schemaErrors(String subtype, byte[] notice) {
    String schema =
        subtype.equals(ContractNotice.SUBTYPE)
            ? "UBL-ContractNotice-2.3.xsd"
            : "UBL-ContractAwardNotice-2.3.xsd";
    try {
      // The platform's own: another one may stand on the class path of the tests.
      SchemaFactory.newDefaultInstance()
          .newSchema(
              Objects.requireNonNull(
                  EformsRules.class.getResource(ROOT + "schemas/maindoc/" + schema)))
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(notice)));
      return List.of();
    } catch (SAXException e) {
      return List.of(schema + " " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The patterns of the subtype's phase alone: those of all of them take minutes to compile. */
  private static SchematronResourceSchXslt_XSLT2 compile(String subtype) {
    String all = read("complete-validation.sch");
    StringBuilder schema = new StringBuilder(all.substring(0, all.indexOf("<phase ")));
    Matcher phase =
        Pattern.compile("<phase id=\"eforms-" + subtype + "\">(.*?)</phase>", Pattern.DOTALL)
            .matcher(all);
    if (!phase.find()) {
      throw new IllegalStateException("No phase " + subtype);
    }
    Matcher active =
        Pattern.compile("active pattern=\"EFORMS-([^\"]++)\"").matcher(phase.group(1));
    while (active.find()) {
      schema.append(read(active.group(1) + ".sch").replaceFirst("<\\?xml[^>]*+>", ""));
    }
    schema.append(all.substring(all.indexOf("<diagnostics>")));
    SchematronResourceSchXslt_XSLT2 compiled =
        new SchematronResourceSchXslt_XSLT2(
            new ReadableResourceByteArray(schema.toString().getBytes(StandardCharsets.UTF_8)));
    if (!compiled.isValidSchematron()) {
      throw new IllegalStateException("The rules of subtype " + subtype + " do not compile");
    }
    return compiled;
  }

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(EformsRules.class.getResourceAsStream(RULES + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
