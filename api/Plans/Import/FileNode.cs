using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WardKpi.Api.Plans.Import;

/// <summary>Collects what is wrong with a file, each fault with its place.</summary>
public sealed class FaultList(params IEnumerable<ImportFault> first)
{
    // Nobody reads more of them at once, and an answer must not grow with a broken file.
    private const int MaxFaults = 200;

    private readonly List<ImportFault> faults = [.. first];

    public IReadOnlyList<ImportFault> All => faults;

    public bool HasErrors => faults.Any(fault => fault.Severity == ImportSeverity.Error);

    public void Error(string path, string code, string message) => Add(ImportSeverity.Error, path, code, message);

    public void Warning(string path, string code, string message) => Add(ImportSeverity.Warning, path, code, message);

    private void Add(ImportSeverity severity, string path, string code, string message)
    {
        if (faults.Count < MaxFaults)
            faults.Add(new ImportFault { Severity = severity, Path = path, Code = code, Message = message });
        else if (faults.Count == MaxFaults)
            faults.Add(new ImportFault
            {
                // An error even after warnings: what was not listed may be one.
                Severity = ImportSeverity.Error, Path = "", Code = "too_many_faults", Message = "Còn nữa: sửa các lỗi trên rồi nhập lại.",
            });
    }
}

/// <summary>A place in a YAML (or JSON, its subset) file, read value by value; what is wrong is noted and reading goes on.</summary>
public sealed class FileNode(YamlNode? node, string path, FaultList faults)
{
    private const int MaxItems = 2000;
    private const int MaxWordLength = 60;

    public string Path => path;

    private bool IsNull => node is null or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" or "Null" or "NULL" };

    /// <summary>The value under <paramref name="key"/>; an absent one reads as null everywhere below.</summary>
    public FileNode this[string key]
    {
        get
        {
            var child = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
            return new FileNode(child, PathOf(key), faults);
        }
    }

    /// <summary>The map that stands here; a key besides <paramref name="keys"/> is a slip that would be lost in silence.</summary>
    public FileNode Map(params string[] keys)
    {
        if (node is YamlMappingNode map)
        {
            var unknown = map.Children.Keys.Select(key => key is YamlScalarNode scalar ? scalar.Value ?? "" : "?").Except(keys);
            foreach (var key in unknown.Select(key => key[..Math.Min(key.Length, MaxWordLength)]))
                faults.Warning(PathOf(key), "unknown_key", $"Khóa \"{key}\" không có trong lược đồ nên bị bỏ qua.");
        }
        else if (!IsNull)
        {
            Error("not_a_map", "Ở đây phải là một nhóm khóa và giá trị.");
            // What is missing inside would only say the same again.
            return new FileNode(null, path, new FaultList());
        }

        return this;
    }

    public void Error(string code, string message) => faults.Error(path, code, message);

    public IReadOnlyList<FileNode> Items()
    {
        if (IsNull)
            return [];
        if (node is YamlSequenceNode { Children.Count: > MaxItems } tooLong)
        {
            Error("list_too_long", $"Danh sách có {tooLong.Children.Count} dòng, nhiều nhất {MaxItems}.");
            return [];
        }

        if (node is YamlSequenceNode list)
            return [.. list.Children.Select((child, index) => new FileNode(child, $"{path}[{index}]", faults))];
        Error("not_a_list", "Ở đây phải là một danh sách.");
        return [];
    }

    public string? Text(int maxLength)
    {
        if (IsNull)
            return null;
        if (node is not YamlScalarNode { Value: { } value })
        {
            Error("not_a_text", "Ở đây phải là một giá trị đơn.");
            return null;
        }

        var text = value.Trim();
        if (text.Length > maxLength)
        {
            Error("too_long", $"Dài {text.Length} ký tự, nhiều nhất {maxLength}.");
            text = text[..maxLength];
        }

        return text.Length == 0 ? null : text;
    }

    public string RequiredText(int maxLength)
    {
        var text = Text(maxLength);
        // A value of the wrong shape has its own fault already.
        if (text is null && (IsNull || node is YamlScalarNode))
            Error("missing", "Thiếu giá trị bắt buộc.");
        return text ?? "";
    }

    public decimal? Number()
    {
        if (Text(maxLength: 40) is not { } text)
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Error("not_a_number", $"\"{text}\" không phải là số; phần thập phân viết sau dấu chấm.");
            return null;
        }

        if (Math.Abs(number) >= 100_000_000_000_000m || decimal.Round(number, 4) != number)
            Error("number_out_of_range", $"Số {text} quá lớn hoặc có hơn bốn chữ số thập phân.");
        return number;
    }

    public int? WholeNumber(int lowest, int highest)
    {
        if (Number() is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number >= lowest && number <= highest)
            return (int)number;
        Error("number_out_of_range", $"Phải là số nguyên từ {lowest} đến {highest}.");
        return null;
    }

    public DateOnly? Date()
    {
        if (Text(maxLength: 40) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Error("not_a_date", $"\"{text}\" không phải là ngày dạng năm-tháng-ngày (2026-03-31).");
        return null;
    }

    public bool Flag()
    {
        switch (Text(maxLength: 10))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                Error("not_a_flag", "Phải là true hoặc false.");
                return false;
        }
    }

    /// <summary>One of the words of <paramref name="choices"/>; an unknown word is a fault.</summary>
    public T? Choice<T>(IReadOnlyDictionary<string, T> choices, string code)
        where T : struct
    {
        if (Text(maxLength: 60) is not { } text)
            return null;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        Error(code, $"\"{text}\" không dùng được ở đây; chọn một trong: {string.Join(", ", choices.Keys)}.");
        return null;
    }

    /// <summary>One of <paramref name="words"/>, kept as it is written.</summary>
    public string RequiredWord(IReadOnlyCollection<string> words, string code)
    {
        var text = RequiredText(MaxWordLength);
        if (text.Length > 0 && !words.Contains(text))
            Error(code, $"\"{text}\" không dùng được ở đây; chọn một trong: {string.Join(", ", words)}.");
        return text;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
