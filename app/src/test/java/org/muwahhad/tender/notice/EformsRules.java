package org.muwahhad.tender.notice;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.schematron.schxslt.xslt2.SchematronResourceSchXslt_XSLT2;
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
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The published rules of eForms: the schemas of its documents and the Schematron of a subtype. */
final class EformsRules {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final String ROOT = "/eforms-sdk/";
  private static final String RULES = ROOT + "schematrons/static/";
  private static final Map<String, SchematronResourceSchXslt_XSLT2> COMPILED =
      new ConcurrentHashMap<>();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private EformsRules() {}

  /** What the rules of a subtype and the schema find wrong; warnings are left out. */
  static List<String> errors(String subtype, byte[] notice) {
    List<String> errors = new ArrayList<>(schemaErrors(subtype, notice));
    NodeList failed =
        found(COMPILED.computeIfAbsent(subtype, EformsRules::compile), notice)
            .getElementsByTagNameNS(SVRL, "failed-assert");
    for (int i = 0; i < failed.getLength(); i++) {
      Element rule = (Element) failed.item(i);
      if (rule.getAttribute("role").equals("WARN")) {
        continue;
      }
      errors.add(
          rule.getAttribute("id")
              + " "
              + rule.getAttribute("location")
              + " "
              + rule.getAttribute("test"));
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
      SCHEMAS
          .computeIfAbsent(schema, EformsRules::schema)
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(notice)));
      return List.of();
    } catch (SAXException e) {
      return List.of(schema + " " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read once: UBL's schemas are long. */
  private static Schema schema(String name) {
    try {
      // The platform's own: another one may stand on the class path of the tests.
      return SchemaFactory.newDefaultInstance()
          .newSchema(
              Objects.requireNonNull(
                  EformsRules.class.getResource(ROOT + "schemas/maindoc/" + name)));
    } catch (SAXException e) {
      throw new IllegalStateException(name, e);
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
    Matcher active = Pattern.compile("active pattern=\"EFORMS-([^\"]++)\"").matcher(phase.group(1));
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

  /** The report as it is: its diagnostics are not what the schema of reports allows. */
  private static Document found(SchematronResourceSchXslt_XSLT2 rules, byte[] notice) {
    try {
      return Objects.requireNonNull(
          rules.applySchematronValidation(new StreamSource(new ByteArrayInputStream(notice))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
