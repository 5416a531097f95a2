package makewhole.notification.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A PDF whose every mark on paper belongs to an element of its structure, as PDF/UA-1 (ISO 14289-1) asks for. */
final class TaggedPdf implements AutoCloseable {
    private final PDDocument document = new PDDocument();
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement letter = new PDStructureElement("Document", tree);
    private final List<COSArray> elementsOfPages = new ArrayList<>();
    private final Map<Integer, COSDictionary> elementsOfLinks = new HashMap<>();
    private int links;

    TaggedPdf(String title, String language, long id) throws IOException {
        tree.appendKid(letter);
        letter.setTitle(title);
        document.setDocumentId(id);
        document.setVersion(1.7f);
        document.getDocumentInformation().setTitle(title);
        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage(language);
        catalogue.setStructureTreeRoot(tree);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalogue.setMarkInfo(marked);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);
        catalogue.setMetadata(new PDMetadata(
                document, new ByteArrayInputStream(metadata(title, language).getBytes(StandardCharsets.UTF_8))));
    }

    PDDocument document() {
        return document;
    }

    PDStructureElement letter() {
        return letter;
    }

    void add(PDPage page) {
        document.addPage(page);
        page.setStructParents(elementsOfPages.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        elementsOfPages.add(new COSArray());
    }

    /** An element inside another. */
    static PDStructureElement element(String tag, PDStructureNode parent) {
        PDStructureElement element = new PDStructureElement(tag, parent);
        parent.appendKid(element);
        return element;
    }

    /** The number of a mark on a page that belongs to an element. */
    int mark(PDStructureElement element, PDPage page) {
        COSArray elements = elementsOfPages.get(page.getStructParents());
        int number = elements.size();
        elements.add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setMCID(number);
        reference.setPage(page);
        element.appendKid(reference);
        return number;
    }

    /** Makes a link on a page part of an element. Links are numbered after all pages, so this waits until the end. */
    void link(PDStructureElement element, PDPage page, PDAnnotationLink link) throws IOException {
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(link);
        reference.setPage(page);
        element.appendKid(reference);
        link.setStructParent(FIRST_LINK + links);
        elementsOfLinks.put(FIRST_LINK + links, element.getCOSObject());
        links++;
        page.getAnnotations().add(link);
    }

    /** Far behind the last page of any letter. */
    private static final int FIRST_LINK = 10_000;

    byte[] bytes() throws IOException {
        Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        for (int page = 0; page < elementsOfPages.size(); page++) {
            parents.put(page, new PDParentTreeValue(elementsOfPages.get(page)));
        }
        elementsOfLinks.forEach((number, element) -> parents.put(number, new PDParentTreeValue(element)));
        PDNumberTreeNode parentTree = new PDNumberTreeNode(PDParentTreeValue.class);
        parentTree.setNumbers(parents);
        tree.setParentTree(parentTree);
        tree.setParentTreeNextKey(FIRST_LINK + links);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private static String metadata(String title, String language) {
        return """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """.formatted(escaped(title), language);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
