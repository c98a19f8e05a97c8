package org.muwahhad.access.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Signatures in SAML messages. Only what was signed is read: the very bytes of which the signature
 * holds the digest are parsed again, so that no other element can be taken for them (signature
 * wrapping).
 *
 * <p>Refused with {@code identity.answer-malformed} where it is no such XML, {@code
 * identity.answer-unsigned} without a signature in the element, and {@code identity.answer-forged}
 * when the signature is of something else, of another key, or does not hold.
 */
final class SignedXml {
  private static final Logger LOG = LoggerFactory.getLogger(SignedXml.class);
  private static final int LARGEST = 512 * 1024;
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final Set<String> TRANSFORMS = Set.of(Transform.ENVELOPED, EXCLUSIVE);
  private static final Set<String> DIGESTS =
      Set.of(
          "http://www.w3.org/2001/04/xmlenc#sha256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "http://www.w3.org/2001/04/xmlenc#sha512");
  private static final Set<String> METHODS =
      Set.of(
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
          "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
          "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

  private SignedXml() {}

  /** Reads a message that says nothing of other files and has no declarations of its own. */
  static Document parse(byte[] xml) {
    if (xml.length > LARGEST) {
      throw malformed();
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      javax.xml.parsers.DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException | IOException e) {
      throw malformed();
    }
  }

  /** What was signed of an element with one of the keys, parsed again. */
  static Document signed(Element element, List<X509Certificate> certificates) {
    List<Element> signatures = children(element, XMLSignature.XMLNS, "Signature");
    if (signatures.isEmpty()) {
      throw new Refusal.NotPermitted("identity.answer-unsigned");
    }
    String id = element.getAttribute("ID");
    if (signatures.size() > 1 || id.isEmpty() || count(element.getOwnerDocument(), id) != 1) {
      throw forged("more than one signature, or an ID that is not of one element");
    }
    for (X509Certificate certificate : certificates) {
      byte[] octets = octets(element, signatures.get(0), id, certificate);
      if (octets.length > 0) {
        Document read = parse(octets);
        if (!read.getDocumentElement().getAttribute("ID").equals(id)) {
          throw forged("another element was signed");
        }
        return read;
      }
    }
    throw forged("no key in force fits");
  }

  /** The bytes that were signed; empty when another key signed them. */
  private static byte[] octets(
      Element element, Element signature, String id, X509Certificate certificate) {
    DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
    context.setIdAttributeNS(element, null, "ID");
    try {
      XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      Reference reference = requireOrdinary(read, id);
      if (!read.validate(context)) {
        return new byte[0];
      }
      try (InputStream digested = reference.getDigestInputStream()) {
        return digested.readAllBytes();
      }
    } catch (MarshalException | XMLSignatureException e) {
      LOG.info("A signature cannot be checked: {}", e.getMessage());
      return new byte[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Reference requireOrdinary(XMLSignature signature, String id) {
    List<Reference> references = new ArrayList<>();
    signature.getSignedInfo().getReferences().forEach(r -> references.add(r));
    if (references.size() != 1 || !signature.getObjects().isEmpty()) {
      throw forged("it signs other than one element");
    }
    Reference reference = references.get(0);
    boolean ordinary =
        ("#" + id).equals(reference.getURI())
            && METHODS.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
            && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
            && EXCLUSIVE.equals(
                signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())
            && reference.getTransforms().stream()
                .allMatch(t -> TRANSFORMS.contains(t.getAlgorithm()))
            && reference.getTransforms().stream().anyMatch(t -> EXCLUSIVE.equals(t.getAlgorithm()));
    if (!ordinary) {
      throw forged("it signs another element, or in a way that is not taken");
    }
    return reference;
  }

  /** Child elements of a name. */
  static List<Element> children(Element parent, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && name.equals(e.getLocalName())
          && namespace.equals(e.getNamespaceURI())) {
        found.add(e);
      }
    }
    return found;
  }

  /** Elements of a document with an ID, however the attribute is written. */
  private static int count(Document document, String id) {
    int found = 0;
    org.w3c.dom.NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      org.w3c.dom.NamedNodeMap attributes = all.item(i).getAttributes();
      for (int k = 0; k < attributes.getLength(); k++) {
        Node attribute = attributes.item(k);
        if ("id".equalsIgnoreCase(attribute.getLocalName())
            && id.equals(attribute.getNodeValue())) {
          found++;
        }
      }
    }
    return found;
  }

  static Refusal malformed() {
    return new Refusal.NotPermitted("identity.answer-malformed");
  }

  private static Refusal forged(String why) {
    LOG.warn("A signed message is refused: {}", why);
    return new Refusal.NotPermitted("identity.answer-forged");
  }
}
