using Microsoft.OData.Edm;

namespace Approval.Host.OData.Model;

/// <summary>What can be done with a review task besides reading it: the bound actions and functions and their types.</summary>
internal static class TaskOperations
{
    public const string Claim = "Claim";
    public const string Release = "Release";
    public const string Complete = "Complete";
    public const string Form = "Form";
    public const string Materials = "Materials";

    public static void AddTo(EdmModel model, IEdmEntityType task)
    {
        var types = new OperationTypes(model);
        AddAction(model, task, Claim, "签收：由调用者办理。The caller takes the task.");
        AddAction(model, task, Release, "退回待签收：调用者不再办理。The caller gives the task back to its department.");
        var complete = AddAction(model, task, Complete, "办结：Approve 准予、Refuse 不予、Return 退回补正。Decides the task.");
        complete.AddParameter("Decision", EdmCoreModel.Instance.GetString(isNullable: false));
        complete.AddParameter("Reasons", EdmCoreModel.Instance.GetString(isNullable: true));
        complete.AddParameter("Results", types.Open("ItemResults", "结果数据元及其值 Values that an approval yields, by data element").Nullable());
        complete.AddParameter("Corrections", EdmCoreModel.GetCollection(types.CorrectionEntry().Required()));
        AddFunction(model, task, Form, types.TaskForm().Required(), "本部门的表单视图。The department's own view of the one form: its fields and nothing else.");
        AddFunction(model, task, Materials, EdmCoreModel.GetCollection(types.Material().Required()), "本事项的材料。The materials of the task's item.");
    }

    private static EdmAction AddAction(EdmModel model, IEdmEntityType task, string name, string description)
    {
        var binding = new EdmEntityTypeReference(task, isNullable: false);
        var action = new EdmAction(ServiceModel.Namespace, name, binding, isBound: true, new EdmPathExpression("task"));
        action.AddParameter("task", binding);
        model.AddElement(action);
        model.SetDescriptionAnnotation(action, description);
        return action;
    }

    private static void AddFunction(EdmModel model, IEdmEntityType task, string name, IEdmTypeReference result, string description)
    {
        var function = new EdmFunction(ServiceModel.Namespace, name, result, isBound: true, entitySetPathExpression: null, isComposable: false);
        function.AddParameter("task", new EdmEntityTypeReference(task, isNullable: false));
        model.AddElement(function);
        model.SetDescriptionAnnotation(function, description);
    }

    private static EdmComplexTypeReference Nullable(this EdmComplexType type) => new(type, isNullable: true);

    private static EdmComplexTypeReference Required(this EdmComplexType type) => new(type, isNullable: false);
}
