import com.siemens.ct.exi.core.EXIFactory;
import com.siemens.ct.exi.core.FidelityOptions;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.helpers.DefaultEXIFactory;
import com.siemens.ct.exi.grammars.GrammarFactory;
import com.siemens.ct.exi.main.api.sax.EXIResult;
import com.siemens.ct.exi.main.api.sax.SAXFactory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamResult;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * EXIficient behind standard input and output, as an oracle for the tests of our own codec.
 *
 * One request per line: {@code encode|decode GRAMMAR document|fragment BASE64 [REPEAT]}. GRAMMAR is the simple name of a
 * generated grammar class of the jar, or the path of an XML Schema; the payload is XML to encode, or EXI to decode. One answer per line:
 * {@code ok BASE64 NANOSECONDS} (per run, of REPEAT runs) or {@code error TEXT}.
 */
public final class Oracle {
    private static final Map<String, EXIFactory> FACTORIES = new HashMap<>();

    private static Grammars grammars(String grammar) throws Exception {
        if (grammar.endsWith(".xsd")) {
            return GrammarFactory.newInstance().createGrammars(grammar);
        }
        Class<?> type = Class.forName("com.siemens.ct.exi.main.generatedgrammar." + grammar);
        return (Grammars) type.getDeclaredConstructor().newInstance();
    }

    private static EXIFactory factory(String grammar, boolean fragment) throws Exception {
        String key = grammar + fragment;
        EXIFactory factory = FACTORIES.get(key);
        if (factory == null) {
            factory = DefaultEXIFactory.newInstance();
            factory.setFidelityOptions(FidelityOptions.createDefault());
            factory.setGrammars(grammars(grammar));
            factory.setFragment(fragment);
            factory.setValuePartitionCapacity(0);
            factory.setLocalValuePartitions(false);
            factory.setMaximumNumberOfBuiltInElementGrammars(0);
            factory.setMaximumNumberOfBuiltInProductions(0);
            FACTORIES.put(key, factory);
        }
        return factory;
    }

    private static XMLReader xmlReader;
    private static Transformer writer;

    private static byte[] encode(EXIFactory factory, byte[] xml) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EXIResult result = new EXIResult(factory);
        result.setOutputStream(out);
        if (xmlReader == null) {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            xmlReader = parsers.newSAXParser().getXMLReader();
        }
        xmlReader.setContentHandler(result.getHandler());
        xmlReader.parse(new InputSource(new ByteArrayInputStream(xml)));
        return out.toByteArray();
    }

    private static byte[] decode(EXIFactory factory, byte[] exi) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLReader reader = new SAXFactory(factory).createEXIReader();
        if (writer == null) {
            writer = TransformerFactory.newInstance().newTransformer();
        }
        SAXSource source = new SAXSource(reader, new InputSource(new ByteArrayInputStream(exi)));
        writer.transform(source, new StreamResult(out));
        return out.toByteArray();
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            try {
                String[] words = line.split(" ");
                EXIFactory factory = factory(words[1], words[2].equals("fragment"));
                byte[] payload = Base64.getDecoder().decode(words[3]);
                int repeat = words.length > 4 ? Integer.parseInt(words[4]) : 1;
                byte[] result = null;
                long start = System.nanoTime();
                for (int run = 0; run < repeat; run++) {
                    result = words[0].equals("encode") ? encode(factory, payload) : decode(factory, payload);
                }
                long each = (System.nanoTime() - start) / repeat;
                answers.println("ok " + Base64.getEncoder().encodeToString(result) + " " + each);
            } catch (Throwable problem) {
                answers.println("error " + problem.toString().replace('\n', ' '));
            }
        }
    }
}
